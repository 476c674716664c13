using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class MembershipSpecs
{
    private const string One = "11111111-0000-0000-0000-000000000001", Two = "11111111-0000-0000-0000-000000000002";

    private static Spec Two_relatives => Given(New.List("kin").Begins("S", s => s with { Lists = [Fills("kin", "kin")] }).Task("A", a => a with { Subjects = [new("kin", [])] }).Task("B").Connect("S>A", "S>B"),
        $$"""{"kin":[{"person":"{{One}}","born":"1"},{"person":"{{Two}}","born":"2"}]}""");

    private static string People(Journey journey) => string.Join(", ", journey.Participants.Select(p => $"{p.Subject} {p.Person.ToString()[^1]}"));

    [Fact]
    public void Those_whom_a_register_names_take_part() => Two_relatives.ThenThat(j => Assert.Equal("kin-1 1, kin-2 2", People(j))).ThenWaits("A.kin-1.1", "A.kin-2.1", "B.1");

    [Fact]
    public void A_correction_that_no_longer_names_a_person_ends_their_part_and_their_tasks() =>
        Two_relatives.Report("Begun", "begun-2", $$"""{"kin":[{"person":"{{Two}}","born":"2"}]}""", "begun-1", Outcome.Corrected)
            .ThenThat(j => Assert.Equal("kin-2 2", People(j))).ThenWaits("A.kin-2.1", "B.1").ThenHappened<ParticipantLeft>(1);

    [Fact]
    public void Who_has_left_may_join_again_under_the_same_name() =>
        Two_relatives.Report("Begun", "begun-2", $$"""{"kin":[{"person":"{{Two}}","born":"2"}]}""", "begun-1", Outcome.Corrected)
            .Report("Begun", "begun-3", $$"""{"kin":[{"person":"{{One}}","born":"1"},{"person":"{{Two}}","born":"2"}]}""", "begun-2", Outcome.Corrected)
            .ThenThat(j => Assert.Equal("kin-2 2, kin-1 1", People(j)));

    [Fact]
    public void A_list_that_is_not_known_ends_nobodys_part() =>
        Two_relatives.Report("Begun", "begun-2", "{}", "begun-1", Outcome.Corrected).ThenThat(j => Assert.Equal("kin-1 1, kin-2 2", People(j)));

    [Fact]
    public void A_part_by_another_list_of_the_same_role_stays() =>
        Given(New.List("kin").List("also").Fetch("L", l => l with { Lists = [Fills("kin", "kin")] }).Fetch("M", m => m with { Lists = [new("also", "data.also", "kin", "kin", Map())] }).Task("A").Connect("start>L", "start>M", "start>A"))
            .Answer("L", Outcome.Approved, $$"""{"kin":[{"person":"{{One}}"}]}""", decision: "d-1").Answer("M", Outcome.Approved, $$"""{"also":[{"person":"{{One}}"}]}""")
            .Answer("L", Outcome.Corrected, """{"kin":[]}""", supersedes: "d-1", becomes: Outcome.Approved).ThenHappened<ParticipantLeft>(0);
}
