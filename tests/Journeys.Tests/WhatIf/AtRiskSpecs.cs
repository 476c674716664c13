using Journeys.Execution;
using Journeys.Tests.Execution;
using Journeys.WhatIf;

namespace Journeys.Tests.WhatIf;

/// <summary>Running bereavements held against the times that steps were seen to take.</summary>
public class AtRiskSpecs
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    /// <summary>Sofia's journey as it stood at the end of that day.</summary>
    private static Journey On(DateOnly day) => Persona.Run(Persona.Of("sofia").Commands.Where(c => DateOnly.FromDateTime(c.Now.Date) <= day));

    private static DeadlineRisk? Risk(string step, params (string Step, double P50, double P95)[] times) => AtRisk
        .Of(Persona.Definition, times.ToDictionary(t => t.Step, t => new StepTime(t.P50, t.P95, 10)), [On(Today)], Today).SingleOrDefault(r => r.Step.StepId == step);

    [Fact]
    public void A_last_day_is_at_risk_where_the_steps_before_it_take_too_long()
    {
        // B19's last day is 2027-02-16, 77 days from here; B17 and B18 come before it.
        Assert.Equal((0, 0, 1), Counted(Risk("B19", ("B17", 42, 60))));
        Assert.Equal((0, 1, 1), Counted(Risk("B19", ("B17", 42, 120))));
        Assert.Equal((1, 1, 1), Counted(Risk("B19", ("B17", 120, 130))));
    }

    [Fact]
    public void Steps_one_after_the_other_add_up_and_steps_beside_each_other_do_not()
    {
        Assert.Equal((0, 0, 1), Counted(Risk("B19", ("B17", 50, 70), ("B18", 50, 70))));
        Assert.Equal((0, 1, 1), Counted(Risk("B19", ("B17", 50, 70), ("B19", 1, 20))));
    }

    [Fact]
    public void A_step_that_is_over_takes_no_more_time() => Assert.Equal((0, 0, 1), Counted(Risk("B19", ("B02", 500, 500), ("B09", 500, 500))));

    [Fact]
    public void A_request_that_has_waited_has_so_much_less_before_it()
    {
        // Sent on 2026-11-20, 11 days ago.
        Assert.Equal((0, 1, 1), Counted(Risk("B19", ("B17", 77 + 11, 77 + 12))));
    }

    [Fact]
    public void A_last_day_that_is_met_is_at_no_risk() => Assert.Null(AtRisk
        .Of(Persona.Definition, new Dictionary<string, StepTime> { ["B17"] = new(500, 500, 1) }, [On(new(2028, 1, 1))], new(2027, 1, 1)).SingleOrDefault(r => r.Step.StepId == "B19"));

    [Fact]
    public void Times_are_seen_in_histories()
    {
        var times = StepTimes.In(Persona.Definition, [History.Of(Guid.Empty, Persona.Definition, ReplaySpecs.Recorded("sofia"))]);
        Assert.True(times["B05"].P50 > 0 && times["B17"].P95 >= times["B17"].P50 && times["B17"].Count > 1);
        Assert.DoesNotContain("B08.info", times.Keys);
    }

    private static (int, int, int) Counted(DeadlineRisk? risk) => (risk!.Usual, risk.Slow, risk.Running);
}
