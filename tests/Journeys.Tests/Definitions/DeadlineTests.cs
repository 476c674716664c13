using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

public class DeadlineTests
{
    private static Flow With(string deadline, string other = """{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M"}""") => Flow.Started
        .With("""{"facts":{"death.date":"date","death.forensic":"bool","survivor.turns67":"date"}}""")
        .Step("B02", journeys: $$"""{"deadline":{{deadline}}}""").Step("B03", journeys: $$"""{"deadline":{{other}}}""").Connect("B01/Done>B02", "B02/Done>B03");

    [Theory]
    [InlineData("""{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P3M","extendedBy":"death.date","noSundayRule":true}""")]
    [InlineData("""{"rule":"RelativeToStep","from":["death.date","B03"],"period":"P1M"}""")]
    [InlineData("""{"rule":"BeforeStep","of":["death.date","B03"],"period":"-P14D"}""")]
    [InlineData("""{"rule":"BeforeStep","of":"B03"}""")]
    [InlineData("""{"rule":"SameAs","of":"B03"}""")]
    [InlineData("""{"rule":"CalendarWeek","week":7}""")]
    [InlineData("""{"rule":"CalendarWeek","week":53,"from":["death.date"],"noSundayRule":true,"remind":["-P7D"]}""")]
    [InlineData("""{"rule":"WindowEachMonth","from":1,"to":14}""")]
    [InlineData("""{"rule":"WindowEachMonth","from":31,"to":31,"of":"death.date"}""")]
    [InlineData("""{"rule":"AgeReached","age":67,"subject":"survivor"}""")]
    [InlineData("""{"rule":"AgeReached","age":67,"subject":"survivor","period":"-P60D"}""")]
    public void A_last_day_is_read(string deadline) => Assert.NotNull(With(deadline).Valid().Index.Step("B02")!.Deadline);

    [Theory]
    [InlineData("""{"rule":"AbsoluteFromEvnt"}""", "rule", "no deadline rule")]
    [InlineData("""{"rule":"CalendarWeek"}""", "week", "missing")]
    [InlineData("""{"rule":"CalendarWeek","week":54}""", "week", "weeks 1 to 53")]
    [InlineData("""{"rule":"CalendarWeek","week":0}""", "week", "at least 1")]
    [InlineData("""{"rule":"CalendarWeek","week":"7"}""", "week", "a whole number")]
    [InlineData("""{"rule":"CalendarWeek","week":7,"from":"B03"}""", "from", "CalendarWeek counts from a fact")]
    [InlineData("""{"rule":"CalendarWeek","week":7,"period":"P1D"}""", "period", "unknown field")]
    [InlineData("""{"rule":"WindowEachMonth","from":1}""", "to", "missing")]
    [InlineData("""{"rule":"WindowEachMonth","from":15,"to":1}""", "to", "closes before it opens")]
    [InlineData("""{"rule":"WindowEachMonth","from":1,"to":32}""", "to", "no month has such a day")]
    [InlineData("""{"rule":"WindowEachMonth","from":"1","to":14}""", "from", "a whole number")]
    [InlineData("""{"rule":"WindowEachMonth","from":1,"to":14,"of":"death.forensic"}""", "of", "not a date")]
    [InlineData("""{"rule":"WindowEachMonth","from":1,"to":14,"metBy":"done"}""", "metBy", "'sent' or has 'ended'")]
    [InlineData("""{"rule":"AgeReached","subject":"survivor"}""", "age", "missing")]
    [InlineData("""{"rule":"AgeReached","age":67}""", "subject", "missing")]
    [InlineData("""{"rule":"AgeReached","age":18,"subject":"survivor"}""", "subject", "no date fact 'survivor.turns18'")]
    [InlineData("""{"rule":"AgeReached","age":67,"subject":"survivor","of":"death.date"}""", "of", "unknown field")]
    [InlineData("""{"of":"B03"}""", "rule", "missing")]
    [InlineData("""{"rule":"AbsoluteFromEvent","from":["death.date"]}""", "period", "missing")]
    [InlineData("""{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"3M"}""", "period", "not a period")]
    [InlineData("""{"rule":"AbsoluteFromEvent","period":"P3M"}""", "from", "missing")]
    [InlineData("""{"rule":"AbsoluteFromEvent","from":[],"period":"P3M"}""", "from", "names nothing")]
    [InlineData("""{"rule":"AbsoluteFromEvent","from":["B03"],"period":"P3M"}""", "from", "is a step")]
    [InlineData("""{"rule":"AbsoluteFromEvent","from":["death.forensic"],"period":"P3M"}""", "from", "not a date")]
    [InlineData("""{"rule":"RelativeToStep","from":["B09"],"period":"P3M"}""", "from", "neither a fact nor a step")]
    [InlineData("""{"rule":"RelativeToStep","from":["B01"],"period":"P3M"}""", "from", "has no last day")]
    [InlineData("""{"rule":"BeforeStep","of":["B03"],"period":"P14D"}""", "period", "counts forward")]
    [InlineData("""{"rule":"BeforeStep","from":["B03"],"of":["B03"]}""", "from", "unknown field")]
    [InlineData("""{"rule":"SameAs","of":"death.date"}""", "of", "takes a step")]
    [InlineData("""{"rule":"SameAs","of":"B03","metBy":"done"}""", "metBy", "'sent' or has 'ended'")]
    [InlineData("""{"rule":"SameAs","of":"B03","remind":["P7D"]}""", "remind[0]", "counts forward")]
    [InlineData("""{"rule":"SameAs","of":"B03","extendedBy":"death.day"}""", "extendedBy", "no fact 'death.day'")]
    [InlineData("""{"rule":"SameAs","of":"B03","hard":"yes"}""", "hard", "true or false is expected")]
    public void A_faulty_last_day_is_refused(string deadline, string path, string reason) => With(deadline).Refused($"deadline.{path}", reason);

    [Fact]
    public void The_age_of_each_subject_is_a_fact_of_its_list()
    {
        Flow For(string fact) => Flow.Started.With("""{"lists":{"children":{"turnsN":"date"}}}""".Replace("turnsN", fact, StringComparison.Ordinal))
            .Step("B02", journeys: """{"deadline":{"rule":"AgeReached","age":18,"subject":"children"}}""", inputs: """{"subjects":"json:[{\"list\":\"children\"}]"}""").Connect("B01/Done>B02");
        Assert.Equal(["subject.turns18"], For("turns18").Valid().Index.Step("B02")!.Deadline!.Of);
        Assert.Contains("turns(item.born, 18)", For("turns20").Refused("deadline.subject", "list 'children' has no date fact 'turns18'").Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", MetBy.Sent)]
    [InlineData(""","metBy":"ended" """, MetBy.Ended)]
    public void A_window_is_met_by_what_is_sent_within_it_unless_it_says_otherwise(string more, MetBy by) =>
        Assert.Equal(by, With("""{"rule":"WindowEachMonth","from":1,"to":14""" + more + "}").Valid().Index.Step("B02")!.Deadline!.MetBy);

    [Fact]
    public void Last_days_in_a_circle_are_refused() =>
        Assert.Equal(["B02", "B03"], With("""{"rule":"SameAs","of":"B03"}""", """{"rule":"BeforeStep","of":["death.date","B02"]}""").Read().Findings
            .Where(f => f.Reason.Contains("circle", StringComparison.Ordinal)).Select(f => f.Activity));

    [Fact]
    public void A_last_day_of_itself_is_refused() => With("""{"rule":"SameAs","of":"B02"}""").Refused("deadline", "circle");
}
