using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>A journey that a signed-in person begins.</summary>
public class BeginSpecs
{
    private static Chart Application => New.Enum("home.form", "rented", "rented", "owned").BegunBy("applicant").Task("A").Agency("B", request: "A").Connect("start>A", "A>B");

    [Fact]
    public void Who_begins_it_takes_part_and_has_the_first_step() => Begun(Application).Then("A R, B N").ThenWaits("A.1").ThenFacts("home.form=rented")
        .ThenThat(j => Assert.Equal((Person, "applicant", "applicant"), j.Participants.Select(p => (p.Person, p.Role, p.Subject)).Single()));

    [Fact]
    public void It_goes_on_as_any_other() => Begun(Application).Submit("A").Answer("B", Outcome.Approved).ThenIs(JourneyStatus.Ended);

    [Fact]
    public void Begun_twice_is_begun_once() =>
        Begun(Application).When(new BeginJourney(Guid.Empty, Guid.NewGuid()) { Now = At("2026-11-18") }).ThenNothing();

    [Fact]
    public void What_a_fact_begins_no_person_begins() =>
        Born(New.Task("A").Connect("start>A")).When(new BeginJourney(Guid.Empty, Person) { Now = At("2026-11-18") }).ThenNothing();
}
