using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Tests.Execution;

/// <summary>What holds of every journey of the bereavement, whatever comes in whatever order. A failure prints its seed.</summary>
public class JourneyProperties
{
    private static readonly string[] Personas =
        ["sofia", "sofia-annulled-death", "sofia-corrected-death", "sofia-corrected-late", "sofia-new-meeting", "sofia-no-will", "sofia-nodata", "sofia-plain", "sofia-police-refuses-extension", "sofia-will-unknown"];

    public static TheoryData<string> All() => [.. Personas];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_command_twice_is_once_and_every_event_and_state_reads_back(string persona)
    {
        var journey = Journey.Initial;
        var folded = Journey.Initial;
        foreach (var command in Persona.Of(persona).Commands)
        {
            (journey, var events) = Persona.Next(journey, command);
            folded = events.Select(RoundTrip.Stored).Aggregate(RoundTrip.Stored(folded), (j, e) => Journey.Evolve(j, e, command.Now));
            Assert.Equal(RoundTrip.Json(journey), RoundTrip.Json(folded));
            Assert.Empty(Persona.Next(folded, command).Events);
        }
    }

    [Property(MaxTest = 200)]
    public void Independent_answers_in_any_order_end_in_the_same_state(int seed)
    {
        var commands = Persona.Of("sofia").Commands;
        var first = commands.Take(commands.ToList().FindIndex(c => c is RecordAnswer { Bookmark: "B10.child-1.barnpension.1" })).ToList();
        var answers = commands.OfType<RecordAnswer>().Where(IsIndependent).Select(a => a with { Now = first[^1].Now.AddDays(1) }).ToList();
        var shuffled = answers.ToArray();
#pragma warning disable CA5394 // an order, not a secret
        new Random(seed).Shuffle(shuffled);
#pragma warning restore CA5394
        Assert.Equal(Standing(Persona.Run([.. first, .. answers])), Standing(Persona.Run([.. first, .. shuffled])));
    }

    [Property(MaxTest = 100)]
    public void Whatever_comes_nothing_throws_and_something_waits(PositiveInt persona, int[] picks)
    {
        var soup = Soup.Of(Persona.Of(Personas[persona.Get % Personas.Length]).Commands);
        var journey = Persona.Next(Journey.Initial, soup.Start).Journey;
        foreach (var pick in picks)
        {
            var before = journey;
            var command = soup.Pick(journey, pick);
            (journey, var events) = Persona.Next(journey, command);
            Assert.True(before.Status != JourneyStatus.Cancelled || events.Count == 0);
            Assert.True(journey.Status != JourneyStatus.Cancelled || journey.Bookmarks.Count == 0, "Someone has an open task on a journey that was annulled.");
            Assert.True(IsAlive(journey), $"Nothing waits after {command}.");
            Assert.True(Persona.Next(journey, command).Events.Count == 0, $"Twice is not once: {command}.");
        }
    }

    [Property(MaxTest = 200)]
    public void Whatever_came_nobody_is_stranded(PositiveInt persona, int[] picks)
    {
        var soup = Soup.Of(Persona.Of(Personas[persona.Get % Personas.Length]).Commands);
        var journey = Persona.Next(Journey.Initial, soup.Start).Journey;
        for (var i = 0; i < picks.Length; i++)
            journey = Persona.Next(journey, Decided(soup.Pick(journey, picks[i]), i)).Journey;
        for (var turn = 0; turn < 200 && journey.Status == JourneyStatus.Running; turn++)
            journey = Persona.Next(journey, GoodWorld.Next(journey, turn)!).Journey;
        Assert.True(journey.Status != JourneyStatus.Running, $"It waits for {string.Join(", ", journey.Bookmarks.Keys)}; tokens at {string.Join(", ", journey.Tokens.Keys)}; {string.Join("; ", journey.Incidents)}");
    }

    [Property(MaxTest = 60)]
    public void Whatever_came_remembering_changes_no_decision(PositiveInt persona, int[] picks)
    {
        var soup = Soup.Of(Persona.Of(Personas[persona.Get % Personas.Length]).Commands);
        var (keeping, forgetting) = (new Deciding(Persona.Definition, Spec.Evaluator.Evaluate), new Deciding(Persona.Definition, Spec.Evaluator.Evaluate, remembers: false));
        var journey = Journey.Initial;
        foreach (var command in picks.Select(p => soup.Pick(journey, p)).Prepend(soup.Start))
        {
            var expected = forgetting.Decide(journey, command);
            var (next, events) = keeping.Decide(journey, command);
            RoundTrip.Same(expected.Events, events);
            RoundTrip.Same(events, Persona.Next(journey, command).Events);
            journey = next;
        }
    }

    /// <summary>An agency gives each decision an id of its own, and corrects one that it made.</summary>
    private static JourneyCommand Decided(JourneyCommand command, int number) => command is RecordAnswer answer
        ? answer with { DecisionId = $"e-{number}", Supersedes = answer.Supersedes is null ? null : $"e-{number / 2}" }
        : command;

    [Theory]
    [MemberData(nameof(All))]
    public void The_state_stays_within_64_kilobytes(string persona)
    {
        var size = RoundTrip.Json(Persona.Run(Persona.Of(persona).Commands)).Length;
        TestContext.Current.TestOutputHelper!.WriteLine($"{persona}: {size} bytes");
        Assert.InRange(size, 1, 64 * 1024);
    }

    /// <summary>Facts, statuses, last days and what is waited for; who wrote a fact first where two wrote the same is no difference.</summary>
    private static IEnumerable<string> Standing(Journey journey) =>
    [
        .. journey.Facts.Keys.Concat(journey.Derived.Keys).Select(path => $"{path}={journey.Fact(path)}"),
        .. journey.Steps.Select(s => $"{s.Key} {Statuses.Of(Persona.Definition, journey, s.Key)} {s.Value}"),
        .. journey.Deadlines.Select(d => $"{d.Key} {d.Value.Current.Date} {d.Value.Current.Met} {d.Value.Missed}"),
        .. journey.Bookmarks.Keys,
        .. journey.Tokens.Keys,
    ];

    /// <summary>Answers of agencies that do not know each other: pensions, guardians and the police.</summary>
    private static bool IsIndependent(RecordAnswer answer) =>
        answer is { Supersedes: null } && Outcomes.IsFinal(answer.Outcome)
        && (answer.Bookmark.StartsWith("B10.", StringComparison.Ordinal) || answer.Bookmark.StartsWith("B17.", StringComparison.Ordinal)
            || answer.Bookmark.StartsWith("B06.", StringComparison.Ordinal));

    private static bool IsAlive(Journey journey) =>
        journey.Status != JourneyStatus.Running || journey.Bookmarks.Count > 0 || DueRows.Of(journey).Any()
        || journey.Steps.Values.Any(s => s.Held) || journey.Incidents.Any(i => i.StartsWith("journey: It waits for nothing", StringComparison.Ordinal));
}
