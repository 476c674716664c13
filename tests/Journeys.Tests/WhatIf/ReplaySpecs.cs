using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using Journeys.Tests.Scenarios;
using Journeys.WhatIf;

namespace Journeys.Tests.WhatIf;

/// <summary>The bereavement scenarios' histories, decided again by their own definition and by changed ones.</summary>
public class ReplaySpecs
{
    private static readonly Definition Own = Persona.Definition;

    public static TheoryData<string> Scenarios => [.. Directory.GetFiles(Path.Combine(Workflows.Folder, "bereavement/scenarios"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void By_its_own_definition_a_history_is_the_same_event_for_event(string scenario)
    {
        var recorded = Recorded(scenario);
        var replay = Replay(Own, recorded);
        Assert.Equal(recorded.Select(e => e.Event.ToString()), replay.Events.Select(e => e.ToString()).Take(recorded.Count));
        var compared = Comparison.Of(History.Of(Guid.Empty, Own, recorded), replay);
        Assert.Equal((Verdict.Same, 0), (compared.Verdict, compared.Asked.Count));
    }

    [Fact]
    public void Without_the_guardian_step_it_is_told_that_the_guardian_and_the_appeal_are_lost()
    {
        var compared = Compared(Without("B17"), "sofia");
        Assert.Equal(Verdict.LostRight, compared.Verdict);
        Assert.Contains(compared.LostRights, r => r.StartsWith("B17.child-1", StringComparison.Ordinal) && r.EndsWith("granted", StringComparison.Ordinal));
        Assert.Contains(compared.Outcomes, o => o.StartsWith("B17.child-1: ", StringComparison.Ordinal) && o.EndsWith("→ none", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shorter_statutory_period_is_told_by_the_days_that_would_be_missed()
    {
        var shorter = Own with
        {
            Activities = Own.Activities.ToDictionary(a => a.Key, a => a.Value is Step { StepId: "B19", Deadline: { } last } step
                ? step with { Deadline = last with { Period = Period.Parse("P1M") } }
                : a.Value),
        };
        var compared = Compared(shorter, "sofia");
        Assert.Contains(compared.NewlyMissed, m => m.StartsWith("B19", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_that_could_no_longer_be_corrected_is_a_lost_right()
    {
        var recorded = Recorded("sofia");
        var history = History.Of(Guid.Empty, Changed(Own.Index.Step("B07")! with { Revisit = true }), recorded);
        var compared = Comparison.Of(history, Replay(Own, recorded));
        Assert.Equal(Verdict.LostRight, compared.Verdict);
        Assert.Equal(["B07 correction"], compared.LostRights);
    }

    [Fact]
    public void A_last_day_that_could_no_longer_be_extended_is_a_lost_right()
    {
        var step = Own.Index.Step("B07b")!;
        var compared = Compared(Changed(step with { Deadline = step.Deadline! with { ExtendedBy = null } }), "sofia");
        Assert.Contains("B07b/B07b extension", compared.LostRights);
    }

    [Fact]
    public void A_step_that_has_another_name_and_says_so_loses_nobody_anything()
    {
        var (recorded, guardian) = (Recorded("sofia"), Own.Index.Step("B17")!);
        var renamed = Named(Changed(guardian with { StepId = "B17x", Deadline = guardian.Deadline! with { Name = "B17x" } }), "B17", "B17x");
        var history = History.Of(Guid.Empty, Own, recorded);
        Assert.Contains("B17.child-1 granted", Comparison.Of(history, Replay(renamed, history)).LostRights);

        var told = history.In(renamed with { Migrates = [new(Own.Version, new Dictionary<string, IReadOnlyList<string>> { ["B17"] = ["B17x"] })] });
        var compared = Comparison.Of(told, Replay(renamed, told));

        Assert.Equal((Verdict.Same, ""), (compared.Verdict, string.Join("; ", compared.LostRights.Concat(compared.Outcomes).Concat(compared.NewlyMissed).Concat(compared.Asked))));
        Assert.Equal("Approved", compared.Was.Outcomes["B17x.child-2"]);
    }

    // Conditions that read the step read it by its new name.
    private static Definition Named(Definition definition, string was, string now)
    {
        Expression? In(Expression? condition) => condition is null ? null : condition with { Text = condition.Text.Replace($"steps.{was}.", $"steps.{now}.", StringComparison.Ordinal) };
        return definition with
        {
            Activities = definition.Activities.ToDictionary(a => a.Key, a => a.Value is Step step
                ? step with { Applies = In(step.Applies), Ready = In(step.Ready), Deadline = step.Deadline is { } last ? last with { Of = [.. last.Of.Select(of => of == was ? now : of)] } : null }
                : a.Value),
        };
    }

    private static Replay Replay(Definition candidate, History history) =>
        Journeys.WhatIf.Replay.Of(candidate, Spec.Evaluator.Evaluate, history, Observed.In([history]), history.LastAt);

    [Fact]
    public void What_others_signed_together_elsewhere_is_signed_by_those_whose_turn_it_is_here()
    {
        var asks = Changed(Own.Index.Step("B24")! with { Applies = null });
        var others = Observed.In([History.Of(Guid.Empty, Own, Recorded("torsten-t1"))]);
        var replay = Journeys.WhatIf.Replay.Of(asks, Spec.Evaluator.Evaluate, History.Of(Guid.Empty, Own, Recorded("sofia-no-will")), others, DateTimeOffset.MaxValue);
        Assert.Contains("B24.1 sampled", replay.Asked);
        Assert.Single(replay.Events.OfType<JointlyAgreed>(), e => e.Instance == "B24");
    }

    [Fact]
    public void What_a_history_lacks_is_drawn_from_what_others_answered_each_journey_its_own()
    {
        var told = Recorded("sofia-no-will");
        var others = Observed.In([History.Of(Guid.Empty, Own, Recorded("sofia-new-meeting"))]);
        var asks = Changed(Own.Index.Step("B17")! with { Applies = null });
        var drawn = new HashSet<Outcome>();
        foreach (var journey in Enumerable.Range(0, 40).Select(i => NameId.Of($"{i}")))
        {
            var history = History.Of(journey, Own, told);
            var (once, again) = (Of(history), Of(history));
            Assert.Equal(once.Events.Select(e => e.ToString()), again.Events.Select(e => e.ToString()));
            Assert.Contains("B17.child-1.1 sampled", once.Asked);
            drawn.Add(once.Events.OfType<AnswerRecorded>().First(e => e.Instance == "B17.child-1").Outcome);
        }

        // There two guardians were appointed at once, and one request was written off.
        Assert.Equal([Outcome.Approved, Outcome.WrittenOff], drawn.Order());

        Replay Of(History history) => Journeys.WhatIf.Replay.Of(asks, Spec.Evaluator.Evaluate, history, others, told[^1].At.AddYears(1));
    }

    private static Definition Changed(Step step) => Own with { Activities = Own.Activities.ToDictionary(a => a.Key, a => a.Key == step.Id ? step : a.Value) };

    private static Comparison Compared(Definition candidate, string scenario)
    {
        var recorded = Recorded(scenario);
        return Comparison.Of(History.Of(Guid.Empty, Own, recorded), Replay(candidate, recorded));
    }

    private static Replay Replay(Definition candidate, IReadOnlyList<RecordedEvent> recorded)
    {
        var history = History.Of(Guid.Empty, Own, recorded);
        return Journeys.WhatIf.Replay.Of(candidate, Spec.Evaluator.Evaluate, history, Observed.In([history]), recorded[^1].At);
    }

    internal static List<RecordedEvent> Recorded(string scenario)
    {
        var (journey, recorded) = (Journey.Initial, new List<RecordedEvent>());
        foreach (var command in Persona.Of(scenario).Commands)
        {
            var (next, events) = Persona.Next(journey, command);
            recorded.AddRange(events.Select(e => new RecordedEvent(e, command.Now, (e as IHoldsData)?.Data)));
            journey = next;
        }

        return recorded;
    }

    private static Definition Without(string stepId)
    {
        var step = Own.Index.Step(stepId)!;
        return Own with
        {
            Activities = Own.Activities.Where(a => a.Key != step.Id).ToDictionary(a => a.Key, a => a.Value is Step { Ready.Text: var ready } other && ready.Contains($"steps.{stepId}", StringComparison.Ordinal) ? other with { Ready = null } : a.Value),
            Connections = [.. Own.Connections.Where(c => c.Source != step.Id && c.Target != step.Id)],
        };
    }
}
