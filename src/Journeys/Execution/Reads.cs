namespace Journeys.Execution;

/// <summary>
/// Names of facts, variables and last days, and activities, as bits of their hashes: two may share one, so that more is taken for
/// changed than was, and never less.
/// </summary>
internal readonly record struct Reads(ulong Names, ulong Activities, bool Day)
{
    public static Reads All { get; } = new(ulong.MaxValue, ulong.MaxValue, true);

    /// <summary>Which day it is.</summary>
    public static Reads OfDay { get; } = new(0, 0, true);

    public static Reads OfName(string name) => new(Bit(name), 0, false);

    public static Reads OfActivity(string activity) => new(0, Bit(activity), false);

    public static Reads operator |(Reads one, Reads other) => new(one.Names | other.Names, one.Activities | other.Activities, one.Day | other.Day);

    public bool Meets(Reads changed) => ((Names & changed.Names) | (Activities & changed.Activities)) != 0 || (Day && changed.Day);

    private static ulong Bit(string name) => 1UL << (string.GetHashCode(name, StringComparison.Ordinal) & 63);
}
