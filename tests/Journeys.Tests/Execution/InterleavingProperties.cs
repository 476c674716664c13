using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Journeys.Execution;

namespace Journeys.Tests.Execution;

/// <summary>
/// Facts, answers, tasks, days, corrections, annulments and an operator's interventions, in any order and at any time. A
/// failure prints its seed and the commands it shrank to.
/// </summary>
public class InterleavingProperties
{
    private static readonly string[] Personas = ["sofia", "sofia-corrected-death", "sofia-nodata", "sofia-police-refuses-extension"];

    [Property(MaxTest = 200)]
    public void The_state_is_the_fold_twice_is_once_and_nobody_is_left_with_a_task_on_a_cancelled_journey(PositiveInt persona, int[] picks)
    {
        var run = new Run(Persona.Of(Personas[persona.Get % Personas.Length]).Commands);
        foreach (var pick in picks) run.Take(Meddling.Pick(run.Soup, run.Journey, pick));
        run.Holds();
    }

    [Property(MaxTest = 60)]
    public void An_annulment_at_any_moment_ends_every_wait_and_nothing_that_comes_later_opens_one(PositiveInt persona, int[] before, int[] after)
    {
        var run = new Run(Persona.Of(Personas[persona.Get % Personas.Length]).Commands);
        foreach (var pick in before) run.Take(Meddling.Pick(run.Soup, run.Journey, pick));
        run.Take(Meddling.Annul(run.Soup.Start, run.Journey.LastAt));
        if (run.Journey.Status != JourneyStatus.Ended) Assert.Equal(JourneyStatus.Cancelled, run.Journey.Status);
        foreach (var pick in after) run.Take(Meddling.Pick(run.Soup, run.Journey, pick));
        run.Holds();
    }

    [Fact]
    public void The_meddling_meets_every_kind_of_command_and_takes_each_intervention()
    {
        var events = new List<IJourneyEvent>();
        var commands = new HashSet<Type>();
        for (var seed = 0; seed < 60; seed++)
        {
            var run = new Run(Persona.Of(Personas[seed % Personas.Length]).Commands);
            for (var step = 0; step < 40; step++)
            {
                var command = Meddling.Pick(run.Soup, run.Journey, seed * 1009 + step * 31);
                if (run.Take(command) > 0) commands.Add(command.GetType());
            }

            events.AddRange(run.Events);
        }

        Type[] all = [typeof(RecordFact), typeof(RecordAnswer), typeof(SubmitTask), typeof(TakeOffer), typeof(PassDeadline), typeof(Intervene)];
        Assert.Equal(all.Select(t => t.Name).Order(), commands.Select(t => t.Name).Order());
        Assert.Equal(Enum.GetValues<Intervention>(), events.OfType<Intervened>().Select(i => i.Kind).Distinct().Order());
        Assert.Contains(events, e => e is JourneyCancelled { Reason: "DeathRegistered annulled" });
    }

    /// <summary>One journey under commands; each is checked as it is taken.</summary>
    private sealed class Run
    {
        private readonly List<(IJourneyEvent Event, DateTimeOffset At)> _happened = [];

        public Run(IReadOnlyList<JourneyCommand> commands)
        {
            Soup = Soup.Of(commands);
            Take(Soup.Start);
        }

        public Soup Soup { get; }
        public Journey Journey { get; private set; } = Journey.Initial;
        public IEnumerable<IJourneyEvent> Events => _happened.Select(h => h.Event);

        public int Take(JourneyCommand command)
        {
            var (next, events) = Persona.Next(Journey, command);
            Journey = next;
            _happened.AddRange(events.Select(e => (e, command.Now)));
            Assert.True(Persona.Next(next, command).Events.Count == 0, $"Twice is not once: {command}.");
            if (next.Status == JourneyStatus.Cancelled)
                Assert.True(next.Bookmarks.Count == 0 && !DueRows.Of(next).Any(), $"Still waits at {string.Join(", ", next.Bookmarks.Keys)} after {command}.");
            return events.Count;
        }

        /// <summary>What was stored folds to the state.</summary>
        public void Holds() => Assert.Equal(
            RoundTrip.Json(Journey), RoundTrip.Json(_happened.Aggregate(Journey.Initial, (j, h) => Journey.Evolve(j, RoundTrip.Stored(h.Event), h.At))));
    }
}
