namespace Journeys.Migration;

/// <summary>An invariant of migration: how many things were compared, and a sentence for each that does not hold.</summary>
internal sealed record Invariant(string Name, int Compared, IReadOnlyList<string> Broken)
{
    public const string Accepted = "inputs-accepted";
    public const string Done = "done-stays-done";
    public const string Waits = "same-waits";
    public const string Days = "no-day-earlier";
    public const string Rights = "no-right-lost";
    public const string Told = "nothing-owed-or-repeated";
    public const string Known = "known-stays-known";
    public const string People = "same-people";
    public const string Sound = "no-new-fault";
    public const string Names = "names-are-clear";

    public static Invariant Of(string name, IReadOnlyCollection<string?> compared) => new(name, compared.Count, [.. compared.OfType<string>()]);
}
