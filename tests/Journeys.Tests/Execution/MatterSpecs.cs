using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>A person has several journeys of a kind at once; facts that are about another one change nothing.</summary>
public class MatterSpecs
{
    private static Spec Notice => Given(New.Dates("f.issued", "f.paid").Begins("A", a => ((RegisterFact)a) with { Matter = "data.notice", AlsoFrom = ["police"], Facts = Map(("f.issued", "data.on")) })
        .Registers("Paid", "f.paid", "data.on").Task("B").Connect("A>B"), """{"on":"2026-11-16"}""");

    [Fact]
    public void A_fact_that_names_the_matter_is_recorded() =>
        Notice.Report("Paid", "p-1", """{"notice":"begun-1","on":"2026-11-20"}""").ThenFacts("f.issued=2026-11-16, f.paid=2026-11-20");

    [Theory]
    [InlineData("""{"notice":"begun-9","on":"2026-11-20"}""")]
    [InlineData("""{"on":"2026-11-20"}""")]
    [InlineData("""{"notice":7,"on":"2026-11-20"}""")]
    public void A_fact_about_another_matter_or_none_changes_nothing(string data) => Notice.Report("Paid", "p-1", data).ThenNothing().ThenFacts("f.issued=2026-11-16");

    [Fact]
    public void Another_notice_is_another_journey() => Notice.Report("Begun", "begun-2", """{"on":"2026-11-17"}""").ThenNothing();

    [Fact]
    public void A_correction_names_what_it_corrects_in_place_of_the_matter() =>
        Notice.Report("Begun", "begun-2", """{"on":"2026-11-14"}""", "begun-1", Outcome.Corrected).ThenFacts("f.issued=2026-11-14")
            .Report("Begun", "begun-8", """{"on":"2026-11-01"}""", "begun-7", Outcome.Corrected).ThenNothing()
            .Report("Paid", "p-1", """{"notice":"begun-2","on":"2026-11-20"}""").ThenFacts("f.issued=2026-11-14, f.paid=2026-11-20");

    [Fact]
    public void Another_register_may_report_the_same_fact() =>
        Notice.When(new RecordFact("police", "Begun", "pol-1", Data("""{"on":"2026-11-15"}""")) { Now = At("2026-11-18"), Supersedes = "begun-1", As = Outcome.Corrected })
            .ThenFacts("f.issued=2026-11-15");

    [Fact]
    public void An_annulled_notice_cancels_only_its_own_journey() =>
        Notice.Report("Begun", "begun-8", supersedes: "begun-7", becomes: Outcome.Annulled).ThenIs(JourneyStatus.Running)
            .Report("Begun", "begun-2", supersedes: "begun-1", becomes: Outcome.Annulled).ThenIs(JourneyStatus.Cancelled);
}
