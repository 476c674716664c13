using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Tests.Execution;

/// <summary>Commands at random: a persona's own in any order, and answers, tasks, offers and days at what the journey waits for.</summary>
internal sealed class Soup(JourneyCommand start, IReadOnlyList<JourneyCommand> commands)
{
    private static readonly Outcome[] Outcomes = Enum.GetValues<Outcome>();
    private static readonly DateTimeOffset From = Spec.At("2026-11-18");

    public JourneyCommand Start { get; } = start;

    public static Soup Of(IReadOnlyList<JourneyCommand> commands) => new(commands[0], [.. commands.Skip(1)]);

    public JourneyCommand Pick(Journey journey, int pick)
    {
        var n = Math.Abs((long)pick * 2654435761 % 1_000_003);
        var now = journey.LastAt > From ? journey.LastAt.AddHours(n % 50) : From;
        return (n % 6) switch
        {
            0 or 1 => commands[(int)(n / 6 % commands.Count)] with { Now = now },
            2 => new TakeOffer(At(journey.Steps.Keys, n), Spec.Person) { Now = now },
            3 when DueRows.Of(journey).MinBy(r => r.At) is { } row => new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At > now ? row.At : now },
            4 => Answer(journey, n, now),
            _ => Submission(journey, n, now),
        };
    }

    private static RecordAnswer Answer(Journey journey, long n, DateTimeOffset now)
    {
        var bookmark = At(journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Answer || n % 3 == 0).Select(b => b.Key), n);
        return new RecordAnswer(bookmark, Outcomes[n / 6 % Outcomes.Length], Spec.Data("""{"newDate":"2027-03-01"}"""))
        {
            Now = now,
            DecisionId = n % 4 == 0 ? null : $"d-{n % 7}",
            Supersedes = n % 2 == 0 ? $"d-{n % 5}" : null,
            As = n % 5 == 0 ? null : Outcomes[n / 11 % Outcomes.Length],
        };
    }

    private static SubmitTask Submission(Journey journey, long n, DateTimeOffset now)
    {
        var bookmark = At(journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Task).Select(b => b.Key), n);
        return new(bookmark, Whose.Turn(journey, bookmark, n / 17), "receipt", Spec.Data("""{"will":"yes","bookedOn":"9999-12-31"}"""))
        {
            Now = now,
            DontKnow = n % 2 == 0 ? ["will", "willNamesChildren", "bookedOn"] : [],
            Outcome = n % 3 == 0 ? null : Outcomes[n / 7 % Outcomes.Length],
            Manual = n % 5 == 0,
        };
    }

    private static string At(IEnumerable<string> keys, long n) => keys.ToList() is { Count: > 0 } all ? all[(int)(n / 13 % all.Count)] : "nothing.1";
}
