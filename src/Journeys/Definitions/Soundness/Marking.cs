using System.Runtime.InteropServices;

namespace Journeys.Definitions.Soundness;

/// <summary>
/// Where the tokens of a journey are, and what has come to its joins: a state of the net. It counts as the decider does:
/// for each connection into a join how many more times it was visited than the join was passed.
/// </summary>
internal sealed class Marking(FlowNet net) : IEquatable<Marking>
{
    public const sbyte None = 0;
    public const sbyte Held = 1;

    /// <summary>Held, and the step's last day has passed.</summary>
    public const sbyte HeldLate = 2;

    /// <summary>Came in this round of what happens at once: it goes on in the next.</summary>
    public const sbyte Fresh = 3;

    /// <summary>From here on: a step is open for the second of its subjects, for each answer for the first, in time and late.</summary>
    private const sbyte Second = 4;

    private readonly sbyte[] _cells = new sbyte[(net.Activities.Count * 2) + net.Links.Count + net.Conditions.Count + 1];

    private Marking(FlowNet net, sbyte[] cells)
        : this(net) => cells.CopyTo(_cells, 0);

    private Span<sbyte> Cells => _cells;

    /// <summary>For each activity whether it holds a token.</summary>
    public Span<sbyte> Tokens => Cells[..net.Activities.Count];

    /// <summary>For each activity whether, of what came to it since it was last passed, something was followed (1), something was not (2), or both (3).</summary>
    public Span<sbyte> Came => Cells.Slice(net.Activities.Count, net.Activities.Count);

    /// <summary>For each connection how much oftener it was visited than its target was passed.</summary>
    public Span<sbyte> Ahead => Cells.Slice(net.Activities.Count * 2, net.Links.Count);

    /// <summary>For each shared condition the exit that was taken, from 1; 0 where none was.</summary>
    public Span<sbyte> Known => Cells.Slice((net.Activities.Count * 2) + net.Links.Count, net.Conditions.Count);

    /// <summary>How it ends once nothing holds a token: done (0), and the loop around is left (1), or the journey is over (2).</summary>
    public ref sbyte Closing => ref Cells[^1];

    public static bool IsLate(sbyte token) => token == HeldLate || (token >= Second && (token - Second) % 2 == 1);

    public static sbyte Late(sbyte token) => (sbyte)(token + 1);

    /// <summary>Which answer came for the first of two subjects, from 0; -1 where none has.</summary>
    public static int FirstOf(sbyte token) => token >= Second ? (token - Second) / 2 : -1;

    public static sbyte AfterFirst(sbyte token, int first) => (sbyte)(Second + (2 * (first - 1)) + (IsLate(token) ? 1 : 0));

    public List<int> Holding()
    {
        var holding = new List<int>();
        for (var i = 0; i < net.Activities.Count; i++)
            if (_cells[i] != None) holding.Add(i);
        return holding;
    }

    /// <summary>Begins the next round where this one is over: the decider moves each token once in a round.</summary>
    public void EndRound()
    {
        for (var i = 0; i < net.Activities.Count; i++)
            if (_cells[i] == Held && net.IsInstant(i)) return;
        Tokens.Replace(Fresh, Held);
    }

    /// <summary>Nothing runs any more, and nothing is waited for.</summary>
    public void Clear() => Cells[..^1].Clear();

    public Marking Copy() => new(net, _cells);

    public bool Equals(Marking? other) => other is not null && Cells.SequenceEqual(other.Cells);

    public override bool Equals(object? obj) => Equals(obj as Marking);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(Cells));
        return hash.ToHashCode();
    }
}
