using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Tests.Execution;

/// <summary>The soup with what changes the past and what an operator does: corrections, annulments, interventions, fitting or not.</summary>
internal static class Meddling
{
    private static readonly Intervention[] Kinds = Enum.GetValues<Intervention>();

    public static JourneyCommand Pick(Soup soup, Journey journey, int pick)
    {
        var n = Math.Abs((long)pick * 40_503 % 999_983);
        return (n % 9) switch
        {
            0 or 1 => Intervene(journey, n / 9, journey.LastAt.AddHours(n % 30)),
            2 when n % 7 == 0 => Annul(soup.Start, journey.LastAt.AddHours(1)),
            2 => Correct(soup.Start, n, journey.LastAt.AddHours(2)),
            _ => soup.Pick(journey, pick),
        };
    }

    /// <summary>The fact that began the journey never was.</summary>
    public static RecordFact Annul(JourneyCommand start, DateTimeOffset now) => Again(start, "annulled", now) with { As = Outcome.Annulled };

    private static RecordFact Correct(JourneyCommand start, long n, DateTimeOffset now) => Again(start, $"corrected-{n % 3}", now) with { As = Outcome.Corrected };

    private static RecordFact Again(JourneyCommand start, string id, DateTimeOffset now)
    {
        var fact = ((StartJourney)start).Fact;
        return fact with { FactId = $"{fact.FactId}-{id}", Supersedes = fact.FactId, Now = now };
    }

    private static Intervene Intervene(Journey journey, long n, DateTimeOffset now)
    {
        // To cancel is rare, so that something is left to meddle with.
        var kind = n % 31 == 0 ? Intervention.Cancel : Kinds[n % 3];
        var target = kind switch
        {
            Intervention.Cancel => "journey",
            Intervention.Extend => At(journey.Deadlines.Keys, n),
            Intervention.Retry => At(journey.Bookmarks.Values.Where(b => b.Kind == BookmarkKind.Answer).Select(b => b.Instance), n),
            _ => At(journey.Steps.Keys, n),
        };
        var date = journey.Deadlines.Find(target)?.Current.Date?.AddDays((int)(n % 60) - 20) ?? DateOnly.FromDateTime(now.DateTime);
        return new($"operation-{n % 53}", kind, target, "because", "operator") { Now = now, Date = date };
    }

    private static string At(IEnumerable<string> keys, long n) => keys.ToList() is { Count: > 0 } all ? all[(int)(n / 7 % all.Count)] : "nothing";
}
