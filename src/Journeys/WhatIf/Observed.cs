using System.Buffers.Binary;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>What was answered before, by step and kind of wait: what stands in for an answer that a history does not have.</summary>
public sealed class Observed
{
    private readonly Dictionary<(string Step, BookmarkKind, TaskKind?), List<IReadOnlyList<RecordedInput>>> _seen = [];

    /// <summary>Of all histories that are replayed. That somebody took a request back says nothing of what the agency answers.</summary>
    public static Observed In(IEnumerable<History> histories)
    {
        var observed = new Observed();
        foreach (var history in histories)
            foreach (var answers in history.Inputs.Where(i => i.Wait is not null).GroupBy(i => i.Wait!).Where(g => !g.Any(i => i.Command is WithdrawRequest)))
                (observed._seen.TryGetValue(KeyOf(answers.Key), out var seen) ? seen : observed._seen[KeyOf(answers.Key)] = []).Add([.. answers]);
        return observed;
    }

    /// <summary>
    /// All that met one such wait, as likely as it was frequent: answers and their times together. The same journey and wait
    /// draw the same. Empty where nobody ever answered such a wait.
    /// </summary>
    internal IReadOnlyList<RecordedInput> For(Guid journey, Wait wait) =>
        _seen.TryGetValue(KeyOf(wait), out var seen) ? seen[(int)(DrawOf(journey, wait) % (uint)seen.Count)] : [];

    // A name's hash is uniform enough, and lets no randomness in.
    private static uint DrawOf(Guid journey, Wait wait) =>
        BinaryPrimitives.ReadUInt32BigEndian(NameId.Of(journey, $"{wait.Instance} {wait.Kind} {wait.Task} {wait.Turn}").ToByteArray(bigEndian: true));

    private static (string, BookmarkKind, TaskKind?) KeyOf(Wait wait) => (wait.Instance.Split('.')[0], wait.Kind, wait.Task);
}
