using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Tasks that end when what they ask for was seen elsewhere, and waits that nobody needs any more.</summary>
public class SelfEndingSpecs
{
    private static Chart Pay => New.Dates("f.on").Registers("Paid", "f.on", "data.on").Task("A", a => (CitizenTask)a with { DoneWhen = Js("known('f.on')") })
        .Task("Z").Connect("start>A", "start>Z");

    [Fact]
    public void A_task_ends_when_what_it_asks_for_is_seen() =>
        Given(Pay).Then("A R").Report("Paid", "p-1", """{"on":"2026-11-24"}""").Then("A D").ThenWaits("Z.1").ThenLeft("A", "Done");

    [Fact]
    public void It_cannot_be_sent_in() => Given(Pay).Submit("A").ThenNothing().Then("A R");

    [Fact]
    public void It_ends_on_entry_where_it_was_seen_before() =>
        Given(New.Dates("f.on").Registers("Paid", "f.on", "data.on").Task("Z").Task("A", a => (CitizenTask)a with { DoneWhen = Js("known('f.on')") }).Connect("start>Z", "Z>A"))
            .Report("Paid", "p-1", """{"on":"2026-11-24"}""").Submit("Z").Then("A D").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void What_is_taken_back_is_checked_until_it_is_seen_again() =>
        Given(Pay).Report("Paid", "p-1", """{"on":"2026-11-24"}""").Report("Paid", "p-2", supersedes: "p-1", becomes: Outcome.Annulled).ThenWaits("A.check.1", "Z.1")
            .Report("Paid", "p-3", """{"on":"2026-12-01"}""").ThenWaits("Z.1").Then("A D");

    [Fact]
    public void A_wait_for_a_register_ends_when_it_no_longer_applies() =>
        Given(New.Bools("f.x").Registers("Told", "f.x", "true").Register("A", "Comes", a => a with { Applies = Js("!known('f.x')") }).Task("B").Connect("start>A", "A>B"))
            .Then("A A, B N").Report("Told", "t-1").Then("A –, B R").ThenWaits("B.1").Report("Comes", "c-1").ThenWaits("B.1");
}
