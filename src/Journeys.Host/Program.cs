using Journeys.Host.Engine;
using Journeys.Host.Operations;
using Journeys.Host.Storage;

var builder = WebApplication.CreateBuilder(CommandLine.ForHost(args));
builder.AddOperations();
builder.AddStorage();
builder.AddEngine();

var app = builder.Build();
app.MapOperations();

return await app.RunCommandAsync(args);
