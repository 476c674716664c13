using System.Runtime.Intrinsics;

namespace Journeys.Execution;

/// <summary>
/// Names of facts, variables and last days, and activities, as bits of their hashes: two may share one, so that more is taken for
/// changed than was, and never less. There are as many bits as a large life event has names, so that few do.
/// </summary>
internal readonly record struct Reads(Vector256<ulong> Names, Vector128<ulong> Activities, bool Day)
{
    private static readonly Vector256<ulong>[] EachName =
        [.. Enumerable.Range(0, 256).Select(bit => Vector256<ulong>.Zero.WithElement(bit / 64, 1UL << (bit % 64)))];

    private static readonly Vector128<ulong>[] EachActivity =
        [.. Enumerable.Range(0, 128).Select(bit => Vector128<ulong>.Zero.WithElement(bit / 64, 1UL << (bit % 64)))];

    public static Reads All { get; } = new(Vector256<ulong>.AllBitsSet, Vector128<ulong>.AllBitsSet, true);

    /// <summary>Which day it is.</summary>
    public static Reads OfDay { get; } = new(default, default, true);

    public bool IsOfActivities => Activities != Vector128<ulong>.Zero;

    public static Reads OfName(string name) => new(EachName[Hash(name) & 255], default, false);

    public static Reads OfActivity(string activity) => new(default, EachActivity[Hash(activity) & 127], false);

    public static Reads operator |(Reads one, Reads other) => new(one.Names | other.Names, one.Activities | other.Activities, one.Day | other.Day);

    public bool Meets(Reads changed) =>
        (Names & changed.Names) != Vector256<ulong>.Zero || (Activities & changed.Activities) != Vector128<ulong>.Zero || (Day && changed.Day);

    private static int Hash(string name) => string.GetHashCode(name, StringComparison.Ordinal);
}
