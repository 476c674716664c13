using System.Globalization;
using JasperFx.CommandLine;
using Journeys.Chain;
using Journeys.Host.Chain;

namespace Journeys.Host.Operations;

public sealed class VerifyInput : NetCoreInput
{
    [Description("Only this journey, of the database")]
    public Guid? JourneyFlag { get; set; }

    [Description("An export to check instead of the database")]
    public string? FromFlag { get; set; }

    [Description("A root, or its hash, that was kept: it must be among the published ones")]
    public string? RootFlag { get; set; }
}

/// <summary>
/// Checks that no event was changed, removed, moved or added since its commit, and that the published roots follow from
/// the journeys. Exit code 1: something differs; of each journey the first event that differs is named.
/// </summary>
[Description("Check the log, or an export of it, against its hashes and published roots", Name = "verify")]
public sealed class VerifyCommand : JasperFxAsyncCommand<VerifyInput>
{
    private const int Shown = 100;

    public override async Task<bool> Execute(VerifyInput input)
    {
        if (Refusal(input) is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return false;
        }

        Digest[] known = Digest.TryParse(input.RootFlag, out var root) ? [root] : [];
        return input.FromFlag is { } file
            ? Tell(CheckFile(file, known))
            : await OnDatabase.RunAsync(input, async services => Tell(await services.GetRequiredService<LogReading>().VerifyAsync(input.JourneyFlag, known)));
    }

    private static string? Refusal(VerifyInput input) => input switch
    {
        { RootFlag: { } root } when !Digest.TryParse(root, out _) => $"--root {root}: give 64 hexadecimal digits, as /log/roots shows them.",
        { FromFlag: not null, JourneyFlag: not null } => "Give either --from or --journey: a file is checked whole. 'export --journey' writes a file of one journey.",
        { FromFlag: { } file } when !File.Exists(file) => $"{file} does not exist. 'export --to {file}' writes it.",
        _ => null,
    };

    private static Verification CheckFile(string path, Digest[] known)
    {
        using var file = File.OpenText(path);
        return LogFile.Verify(file, known);
    }

    private static bool Tell(Verification found)
    {
        foreach (var difference in found.Differences.Take(Shown)) Console.Out.WriteLine(difference);
        if (found.Differences.Count > Shown) Console.Out.WriteLine($"and {found.Differences.Count - Shown} more");
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{found.Streams} streams, {found.Events} events ({found.Unpublished} under no root yet), {found.Roots} roots, heads {found.Heads}: {found.Differences.Count} differences"));
        return found.Differences.Count == 0;
    }
}
