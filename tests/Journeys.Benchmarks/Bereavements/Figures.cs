using System.Globalization;
using Journeys.Benchmarks.Answers;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>What so many lives of one persona came to, by one of the two ways.</summary>
/// <param name="Persona">Whose.</param>
/// <param name="Lives">Each of them.</param>
/// <param name="Commits">How many transactions one life was seen to take.</param>
/// <param name="Cost">Of a life.</param>
/// <param name="Floor">Of the same rows alone.</param>
/// <param name="Stored">By all of them.</param>
/// <param name="Megabytes">What the process had in memory at most.</param>
internal sealed record Figures(string Persona, IReadOnlyList<Kept> Lives, int Commits, Cost Cost, Cost Floor, Stored Stored, double Megabytes)
{
    public static string Speed => """
        | persona | journeys | transactions each | journeys/s | CPU ms each: process, server | floor, journeys/s | floor, CPU ms: client, server | ratio, by processor time | memory at most, MB |
        |---|---|---|---|---|---|---|---|---|
        """;

    public static string Size => """
        | persona | events each: median, most | kB stored each | events | states | agencies' inboxes | all else | state at most, kB of JSON |
        |---|---|---|---|---|---|---|---|
        """;

    public string ShownSpeed => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Persona} | {Lives.Count} | {Commits} | {Cost.PerSecond:0.0} | {Cost.Client:0}, {Cost.Server:0} | {Floor.PerSecond:0.0} | {Floor.Client:0.0}, {Floor.Server:0.0} | {Cost.PerSecond / Floor.PerSecond:0.00}, {(Floor.Client + Floor.Server) / (Cost.Client + Cost.Server):0.00} | {Megabytes:0} |");

    public string ShownSize
    {
        get
        {
            var events = Lives.Select(l => l.Events).Order().ToList();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {Persona} | {events[events.Count / 2]}, {events[^1]} | {Each(Stored.All)} | {Each(Stored.Events)} | {Each(Stored.States)} | {Each(Stored.Agencies)} | {Each(Stored.Rest)} | {Lives.Max(l => l.GreatestState) / 1024.0:0.0} |");
        }
    }

    private string Each(long bytes) => (bytes / 1024.0 / Lives.Count).ToString("0", CultureInfo.InvariantCulture);
}
