using FsCheck;
using FsCheck.Xunit;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;
using Journeys.Tests.Execution;
using Journeys.Tests.Scenarios;
using Journeys.WhatIf;

namespace Journeys.Tests.Migration;

/// <summary>Every bereavement scenario, stopped at many points, goes on by the next version with the same rules, and comes to the same end.</summary>
public class BereavementMigrationTests
{
    private static readonly Definition Next = Persona.Definition with { Version = Persona.Definition.Version + 1, Hash = "next" };

    public static TheoryData<string> Scenarios => [.. Directory.GetFiles(Path.Combine(Workflows.Folder, "bereavement/scenarios"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Wherever_it_stands_a_journey_moves_to_a_version_with_the_same_rules(string scenario)
    {
        var commands = Persona.Of(scenario).Commands;
        var end = Persona.Run(commands);
        for (var at = 1; at < commands.Count; at += 5)
        {
            var (journey, recorded) = Recorded(commands.Take(at));
            if (journey.Status != JourneyStatus.Running) continue;
            var certification = Certification.Of(Persona.Definition, Next, Spec.Evaluator.Evaluate, journey.Id, recorded, journey.LastAt);
            Assert.True(certification.Migrate is not null, $"after {at}: {string.Join("; ", certification.Broken.Select(b => $"{b.Name}: {b.Sentence}"))}");
            var moved = commands.Skip(at).Prepend(certification.Migrate).Aggregate(journey, Decided);
            Assert.Equal(RoundTrip.Json(end with { DefinitionHash = "", DefinitionVersion = 0 }), RoundTrip.Json(moved with { DefinitionHash = "", DefinitionVersion = 0 }));
        }
    }

    [Property(MaxTest = 150)]
    public void Whatever_came_a_journey_moves_to_a_version_with_the_same_rules_and_is_as_it_was(PositiveInt persona, int[] picks)
    {
        var scenarios = Scenarios.ToList();
        var soup = Soup.Of(Persona.Of(scenarios[persona.Get % scenarios.Count].Data).Commands);
        var (journey, commands) = (Persona.Next(Journey.Initial, soup.Start).Journey, new List<JourneyCommand> { soup.Start });
        foreach (var pick in picks)
        {
            commands.Add(Meddling.Pick(soup, journey, pick));
            journey = Persona.Next(journey, commands[^1]).Journey;
        }

        if (journey.Status != JourneyStatus.Running) return;
        var certification = Certification.Of(Persona.Definition, Next, Spec.Evaluator.Evaluate, journey.Id, Recorded(commands).Recorded, journey.LastAt);
        Assert.True(certification.Migrate is not null, string.Join("; ", certification.Broken.Select(b => $"{b.Name}: {b.Sentence}")));
        Assert.Equal(RoundTrip.Json(new Journey()), RoundTrip.Json(certification.Migrate.State.Onto(new Journey())));
    }

    [Fact]
    public void A_shorter_statutory_period_holds_the_journeys_that_have_not_met_it()
    {
        var shorter = Next with
        {
            Activities = Next.Activities.ToDictionary(a => a.Key, a => a.Value is Step { StepId: "B19", Deadline: { } last } step
                ? step with { Deadline = last with { Period = Period.Parse("P1M") } } : a.Value),
        };
        var (journey, recorded) = Recorded(Persona.Of("sofia").Commands.Take(12));
        var broken = Certification.Of(Persona.Definition, shorter, Spec.Evaluator.Evaluate, journey.Id, recorded, journey.LastAt).Broken;
        Assert.Contains(broken, b => b.Name == "no-day-earlier" && b.Sentence.Contains("B19", StringComparison.Ordinal));
    }

    [Fact]
    public void A_journey_whose_data_is_erased_stays_and_says_what_would_be_forgotten()
    {
        var (journey, recorded) = Recorded(Persona.Of("sofia").Commands.Take(12));
        var erased = recorded.ConvertAll(e => e with { Clear = null });
        var broken = Certification.Of(Persona.Definition, Next, Spec.Evaluator.Evaluate, journey.Id, erased, journey.LastAt).Broken;
        Assert.Contains(broken, b => b.Name is "known-stays-known" or "inputs-accepted");
    }

    private static (Journey Journey, List<RecordedEvent> Recorded) Recorded(IEnumerable<JourneyCommand> commands)
    {
        var (journey, recorded) = (Journey.Initial, new List<RecordedEvent>());
        foreach (var command in commands)
        {
            (journey, var events) = Persona.Next(journey, command);
            recorded.AddRange(events.Select(e => new RecordedEvent(e, command.Now, (e as IHoldsData)?.Data)));
        }

        return (journey, recorded);
    }

    private static Journey Decided(Journey journey, JourneyCommand command) =>
        Decider.Decide(Next, journey, command, Spec.Evaluator.Evaluate).Aggregate(journey, (j, e) => Journey.Evolve(j, e, command.Now));
}
