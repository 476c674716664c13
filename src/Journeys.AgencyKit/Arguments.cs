namespace Journeys.AgencyKit.Reference;

/// <summary>The command line of the kit.</summary>
internal sealed record Arguments(Uri Host, string Tokens, string Ledger, string Behaviour)
{
    /// <summary>Null where one is missing or unknown.</summary>
    public static Arguments? Parse(string[] args)
    {
        var given = args.Chunk(2).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        return args.Length % 2 == 0
            && given.Keys.All(k => k is "--host" or "--tokens" or "--ledger" or "--behaviour")
            && given.TryGetValue("--host", out var host) && Uri.TryCreate(host, UriKind.Absolute, out var uri)
            && given.TryGetValue("--tokens", out var tokens) && given.TryGetValue("--ledger", out var ledger)
            ? new(uri, tokens, ledger, given.GetValueOrDefault("--behaviour", "sofia"))
            : null;
    }
}
