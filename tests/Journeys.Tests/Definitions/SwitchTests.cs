using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

public class SwitchTests
{
    private const string Cases = """{"cases":[{"label":"rented","condition":{"type":"JavaScript","value":"intake.home==='rented'"}},{"label":"owned","condition":{"type":"JavaScript","value":"intake.home==='owned'"}}],"mode":"MatchFirst"}""";

    private static Flow With(string members, string @default = "S/Default>B04") => Flow.Started.Elsa("S", "FlowSwitch", members).Step("B02").Step("B03").Step("B04")
        .Connect("B01/Done>S", "S/rented>B02", "S/owned>B03", @default);

    [Fact]
    public void A_switch_is_read_with_its_cases_and_mode()
    {
        var read = (FlowSwitch)With(Cases).Valid().Activities["S"];
        Assert.Equal((SwitchMode.MatchFirst, "rented owned"), (read.Mode, string.Join(' ', read.Cases.Select(c => c.Label))));
        Assert.Equal("intake.home==='owned'", read.Cases[1].Condition.Text);
    }

    [Fact]
    public void The_mode_may_be_written_as_Elsa_writes_it()
    {
        var read = With(Cases).Edit("S", a => a["mode"] = Flow.Expression("Elsa.Workflows.SwitchMode, Elsa.Workflows.Core", "Literal", "MatchAny")).Valid();
        Assert.Equal(SwitchMode.MatchAny, ((FlowSwitch)read.Activities["S"]).Mode);
    }

    [Fact]
    public void Without_a_mode_it_is_refused() => With(Cases).Edit("S", a => a.Remove("mode")).Refused("activities[1].mode", "needs its mode");

    [Fact]
    public void Without_cases_it_is_refused() =>
        Flow.Started.Elsa("S", "FlowSwitch", """{"mode":"MatchFirst","cases":[]}""").Connect("B01/Done>S").Refused("activities[1].cases", "needs its cases");

    [Fact]
    public void Two_cases_of_one_label_are_refused() =>
        With(Cases).Edit("S", a => a["cases"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""{"label":"rented","condition":{"type":"Literal","value":"true"}}""")))
            .Refused("cases[2].label", "two cases");

    [Fact]
    public void A_case_called_Default_is_refused() =>
        Flow.Started.Elsa("S", "FlowSwitch", """{"mode":"MatchFirst","cases":[{"label":"Default","condition":{"type":"Literal","value":"true"}}]}""").Step("B02")
            .Connect("B01/Done>S", "S/Default>B02").Refused("cases[0].label", "no case at all");

    [Fact]
    public void A_condition_reads_only_what_the_file_has() =>
        With(Cases.Replace("intake.home==='owned'", "intake.hme==='owned'", StringComparison.Ordinal)).Refused("cases[1].condition.value", "intake.hme");

    [Fact]
    public void The_default_that_leads_nowhere_is_refused() =>
        Flow.Started.Elsa("S", "FlowSwitch", Cases).Step("B02").Step("B03").Connect("B01/Done>S", "S/rented>B02", "S/owned>B03").Refused("activities[1]", "'Default'");
}
