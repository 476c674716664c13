namespace Journeys.Tests.Definitions;

/// <summary>Who begins a journey, and whether it may be taken back.</summary>
public class BeginTests
{
    private static Flow Begun(string journeys = """{"begin":{"role":"applicant"}}""") => new Flow().With(journeys).Step("A1");

    [Fact]
    public void A_person_begins_it_and_may_take_it_back()
    {
        var definition = Begun().Valid();
        Assert.Equal(("applicant", true), (definition.Begin?.Role, definition.Withdrawable));
    }

    [Fact]
    public void It_may_say_that_it_is_not_taken_back() => Assert.False(Begun("""{"begin":{"role":"applicant"},"withdrawable":false}""").Valid().Withdrawable);

    [Fact]
    public void What_a_register_begins_is_not_taken_back() => Assert.False(Flow.Started.Valid().Withdrawable);

    [Fact]
    public void A_person_and_a_register_do_not_both_begin_it() =>
        Flow.Started.With("""{"begin":{"role":"applicant"}}""").Refused("begin", "a person begins it, and so does B01");

    [Fact]
    public void Who_begins_it_has_a_role() => Begun("""{"begin":{}}""").Refused("begin.role", "missing");

    [Fact]
    public void A_request_that_stands_says_why() =>
        Assert.Equal("A duty.", ((Journeys.Definitions.AgencyStep)new Flow().Agency("A1", """{"noWithdrawal":"A duty."}""").Valid().Index.Step("A1")!).NoWithdrawal);
}
