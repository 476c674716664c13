using System.Globalization;
using Journeys.Chain;

namespace Journeys.Tests.Chain;

/// <summary>A log in memory: three journeys, two roots, and an event that no root covers.</summary>
internal sealed class Store
{
    private static readonly DateTimeOffset At = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);

    public static readonly Guid A = new("0a000000-0000-5000-8000-000000000001");
    public static readonly Guid B = new("0b000000-0000-5000-8000-000000000002");
    public static readonly Guid C = new("0c000000-0000-5000-8000-000000000003");

    public List<LogRoot> Roots { get; } = [];
    public List<Leaf> Leaves { get; } = [];
    public SortedDictionary<Guid, (long Version, List<LoggedEvent> Events)> Journeys { get; } = [];

    public Store()
    {
        Append(A, 5);
        Append(B, 3);
        Publish();
        Append(B, 2);
        Append(C, 1);
        Publish();
        Append(C, 1);
    }

    public List<LoggedEvent> Events(Guid journey) => Journeys[journey].Events;

    public List<LogLine> Lines()
    {
        List<LogLine> lines = [new LogHead(LogHead.Current, null), .. Roots, .. Leaves];
        foreach (var (id, (version, events)) in Journeys)
        {
            lines.Add(new LoggedJourney(id, version));
            lines.AddRange(events);
        }

        return [.. lines, new LogEnd(lines.Count)];
    }

    /// <summary>One journey with its proof.</summary>
    public List<LogLine> Lines(Guid journey)
    {
        var last = Leaves.Last(l => l.Journey == journey);
        List<LogLine> lines =
        [
            new LogHead(LogHead.Current, journey), .. Roots, .. Leaves.Where(l => l.Journey == journey),
            new InclusionProof(Roots.Count, last, Tree().Size, Tree().Path((int)last.Position)),
            new LoggedJourney(journey, Journeys[journey].Version), .. Events(journey),
        ];
        return [.. lines, new LogEnd(lines.Count)];
    }

    public Difference Only(params Digest[] known) => Assert.Single(Verify(Lines(), known).Differences);

    public static Verification Verify(IEnumerable<LogLine> lines, params Digest[] known)
    {
        var verifier = new LogVerifier();
        foreach (var line in lines) verifier.Add(line);
        return verifier.Finish(known);
    }

    /// <summary>The events' hashes from a version on as a writer of the database could compute them.</summary>
    public void Rechain(Guid journey, int from)
    {
        var events = Events(journey);
        for (var i = from - 1; i < events.Count; i++)
            events[i] = events[i] with { Hash = events[i].After(i == 0 ? Digest.Zero : events[i - 1].Hash!.Value) };
    }

    public static LoggedEvent Event(Guid journey, long version) => new(
        journey, version, $"event_{version}", At.AddMinutes(version), string.Create(CultureInfo.InvariantCulture, $$"""{"n": {{version}}, "å": "sealed:1:x"}"""), null);

    private void Append(Guid journey, int count)
    {
        var (version, events) = Journeys.TryGetValue(journey, out var known) ? known : (0, []);
        for (var i = 0; i < count; i++) events.Add(Event(journey, ++version));
        Journeys[journey] = (version, events);
        Rechain(journey, (int)version - count + 1);
    }

    public void Publish()
    {
        var number = Roots.Count + 1L;
        foreach (var (id, (version, events)) in Journeys)
        {
            var last = Leaves.FindLast(l => l.Journey == id);
            if (last?.Version == version) continue;
            var position = last?.Position ?? Leaves.Select(l => l.Journey).Distinct().Count();
            Leaves.Add(new(number, position, id, version, events[^1].Hash!.Value));
        }

        Roots.Add(LogRoot.Following(Roots.LastOrDefault(), At.AddHours(number), Tree().Size, Tree().Root));
    }

    private MerkleTree Tree()
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves) tree.Set((int)leaf.Position, leaf.Hash());
        return tree;
    }
}
