using Journeys.Host.Agency;
using Journeys.Host.Engine;
using Journeys.Host.Operations;
using Journeys.Host.Storage;

var builder = WebApplication.CreateBuilder(CommandLine.ForHost(args));
builder.AddOperations();
builder.AddStorage();
builder.AddEngine();
builder.AddAgencyRoom();

var app = builder.Build();
app.MapOperations();
app.MapAgencyRoom();

return await app.RunCommandAsync(args);
