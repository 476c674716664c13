namespace Journeys.Chain;

/// <summary>
/// What a verification found; without differences the log is what it was when its last root was published.
/// <paramref name="Unpublished"/> events are under no root yet. <paramref name="Heads"/> is the Merkle root of all heads
/// as they are now, published or not: the same before a backup and after its restore.
/// </summary>
public sealed record Verification(IReadOnlyList<Difference> Differences, long Streams, long Events, long Roots, long Unpublished, Digest Heads);

/// <summary>Reads the log line by line, from a database or an export, and collects what differs. Journeys are held one at a time, leaves all.</summary>
public sealed class LogVerifier
{
    private readonly List<Difference> _differences = [];
    private readonly RootCheck _roots = new();
    private readonly Dictionary<Guid, List<Leaf>> _leaves = [];
    private readonly HashSet<Guid> _seen = [];
    private readonly MerkleTree _heads = new();
    private readonly List<LoggedEvent> _events = [];
    private LogHead? _head;
    private LoggedJourney? _journey;
    private long _lines, _total, _unpublished;
    private bool _ended;

    public void Add(LogLine line)
    {
        if (_head is null && line is not LogHead) Wrong("it does not begin with its head.");
        if (_ended) Wrong("lines follow its end.");
        switch (line)
        {
            case LogHead head: Begin(head); break;
            case LogRoot root: Found(_roots.Add(root)); break;
            case Leaf leaf: Take(leaf); break;
            case InclusionProof proof: Prove(proof); break;
            case LoggedJourney journey: Open(journey); break;
            case LoggedEvent e: Take(e); break;
            case LogEnd end: End(end); break;
        }

        _lines++;
    }

    /// <summary>A line of an export that cannot be read.</summary>
    public void AddUnreadable(string fault)
    {
        Wrong($"line {_lines + 1} cannot be read{(_journey is null ? "" : $", after event {_events.Count} of journey {_journey.Journey}")}: {fault}");
        _lines++;
    }

    /// <param name="known">Roots, or their hashes, that someone kept: each must be among the published.</param>
    public Verification Finish(IEnumerable<Digest> known)
    {
        if (!_ended) Wrong("its end is missing: it was cut.");
        CloseJourney();
        if (_head is { Journey: null }) Found(_roots.Finish());
        foreach (var (journey, leaves) in _leaves)
            if (!_seen.Contains(journey)) Found(new JourneyCheck(journey, 0, [], leaves).First());
        if (_head?.Journey is { } only && !_seen.Contains(only) && !_leaves.ContainsKey(only))
            Found(new(DifferenceKind.MissingJourney, "there is none, and no root knew of it.", only));
        foreach (var root in known)
            if (!_roots.Has(root)) Found(new(DifferenceKind.WrongRoot, $"the kept root {root} is not among the {_roots.Count} published ones: the log is not the one it was taken of."));
        return new(_differences, _seen.Count, _total, _roots.Count, _unpublished, _heads.Root);
    }

    private void Begin(LogHead head)
    {
        if (_head is not null) Wrong("it begins twice.");
        if (head.Format != LogHead.Current) Wrong($"it has format {head.Format}, and this program reads format {LogHead.Current}.");
        _head = head;
    }

    private void Take(Leaf leaf)
    {
        if (_head is { Journey: null }) Found(_roots.Add(leaf));
        if (!_leaves.TryGetValue(leaf.Journey, out var leaves)) _leaves[leaf.Journey] = leaves = [];
        leaves.Add(leaf);
    }

    private void Prove(InclusionProof proof)
    {
        var root = _roots.Find(proof.Root);
        if (root is null || root.Size != proof.Size || proof.ComputedRoot() != root.Root)
            Found(new(DifferenceKind.WrongRoot, $"the proof does not lead from its leaf to root {proof.Root}: leaf, path or root was changed.", proof.Leaf.Journey));
        if (!_leaves.TryGetValue(proof.Leaf.Journey, out var leaves) || leaves[^1] != proof.Leaf)
            Found(new(DifferenceKind.WrongRoot, "the proof is not of the journey's last leaf.", proof.Leaf.Journey));
    }

    private void Open(LoggedJourney journey)
    {
        CloseJourney();
        _journey = journey;
        if (!_seen.Add(journey.Journey)) Wrong($"journey {journey.Journey} stands in it twice.");
    }

    private void Take(LoggedEvent e)
    {
        _total++;
        if (e.Journey == _journey?.Journey) _events.Add(e);
        else Found(Difference.At(DifferenceKind.AddedEvent, e, _journey is null ? "it stands under no journey." : $"it stands among the events of journey {_journey.Journey}."));
    }

    private void CloseJourney()
    {
        if (_journey is not { } journey) return;
        var leaves = _leaves.GetValueOrDefault(journey.Journey) ?? [];
        Found(new JourneyCheck(journey.Journey, journey.Version, _events, leaves).First());
        if (_events is [.., { Hash: { } head } last])
            _heads.Set(_heads.Size, new Leaf(0, 0, journey.Journey, last.Version, head).Hash());
        _unpublished += Math.Max(0, _events.Count - (leaves.Count == 0 ? 0 : leaves[^1].Version));
        _events.Clear();
        _journey = null;
    }

    private void End(LogEnd end)
    {
        _ended = true;
        if (end.Lines != _lines) Wrong($"it was written with {end.Lines} lines before its end, and {_lines} are there.");
    }

    private void Wrong(string text) => Found(new(DifferenceKind.WrongExport, text));

    private void Found(Difference? difference)
    {
        if (difference is not null && !_differences.Contains(difference)) _differences.Add(difference);
    }
}
