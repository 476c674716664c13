using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Journeys.Host.Operations;
using Journeys.Host.Storage;

var builder = WebApplication.CreateBuilder(CommandLine.ForHost(args));
builder.AddOperations();
builder.AddStorage();
builder.AddSealing();
builder.AddEngine();
builder.AddCitizen();

var app = builder.Build();
app.UseCitizen();
app.MapOperations();
app.MapCitizen();

return await app.RunCommandAsync(args);
