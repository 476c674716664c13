using System.Text.Json;
using Journeys.AgencyKit.Reference;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine($"""
        journeys-agencykit --host http://localhost:5000 --tokens tokens.json --ledger ./ledgers [--behaviour sofia]

        The reference agencies answer the journeys of a persona ({string.Join(", ", Behaviour.Names())}) until Ctrl+C.
        tokens.json: an object, agency to token: what 'tokens issue --agency skatteverket' of the host printed.
        """);
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
await ReferenceAgencies.RunAsync(new()
{
    Http = () => new HttpClient { BaseAddress = arguments.Host, Timeout = TimeSpan.FromSeconds(60) },
    Tokens = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(arguments.Tokens))!,
    Ledgers = arguments.Ledger,
    Behaviour = arguments.Behaviour,
    Log = Console.WriteLine,
}, stop.Token);
return 0;
