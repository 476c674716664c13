using Journeys.Host.Operations;

return await HostBuilding.Build(args).RunCommandAsync(args);
