using Journeys.Definitions;
using Journeys.Definitions.Tables;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>The outputs of decision tables: which rows decide, on which day, and what is known while not all is.</summary>
public class TableSpecs
{
    private static readonly FactValue Yes = FactValue.Of(true);
    private static readonly FactValue No = FactValue.Of(false);

    [Fact]
    public void A_row_decides_and_is_recorded() =>
        Given(Permits(HitPolicy.Unique, Row("serving", Yes, ("f.alcohol", Is(Yes)))))
            .Report("Alcohol", "t-1", """{"x":true}""").ThenFacts("f.alcohol=true, needs=true").ThenThat(j => Decides(j, null, "serving"));

    [Fact]
    public void Where_no_row_says_it_is_otherwise() =>
        Given(Permits(HitPolicy.Unique, Row("serving", Yes, ("f.alcohol", Is(Yes)))))
            .Report("Alcohol", "t-1", """{"x":false}""").ThenFacts("f.alcohol=false, needs=false").ThenThat(j => Decides(j, null));

    [Fact]
    public void It_is_unknown_while_an_input_that_matters_is_and_the_step_says_what_lacks() =>
        Given(Permits(HitPolicy.Unique, Row("serving", Yes, ("f.alcohol", Is(Yes)), ("f.outdoor", Is(Yes)))).Task("Ask", t => t with { Questions = [Asks("o")], Facts = Map(("f.outdoor", "data.o && data.o==='yes'")) }).Connect("start>Ask"))
            .Submit("Ask", dontKnow: ["o"]).ThenFacts("").Then("A N")
            .Report("Alcohol", "t-1", """{"x":true}""").ThenFacts("f.alcohol=true").ThenThat(j => Assert.Contains(j.Bookmarks.Values, b => b.About.Contains("f.outdoor")));

    [Fact]
    public void It_is_known_as_soon_as_every_completion_says_the_same() =>
        Given(Permits(HitPolicy.Unique, Row("serving", Yes, ("f.alcohol", Is(Yes)), ("f.outdoor", Is(Yes)))))
            .Report("Alcohol", "t-1", """{"x":false}""").ThenFacts("f.alcohol=false, needs=false").Then("A –");

    [Theory]
    [InlineData("2026-12-31", "needs=true", "old")]
    [InlineData("2027-01-01", "needs=false", null)]
    public void A_row_holds_to_its_last_day(string day, string needs, string? row) =>
        Given(Permits(HitPolicy.Unique, Dated("old", Yes, "2020-01-01", "2026-12-31")))
            .Report("Starts", "t-1", $$"""{"x":"{{day}}"}""").ThenFacts($"f.on={day}, {needs}").ThenThat(j => Decides(j, day, row));

    [Fact]
    public void What_is_the_same_on_every_day_is_known_before_the_day_is() =>
        Given(Permits(HitPolicy.Unique, Dated("old", No, "2020-01-01", "2026-12-31"), Dated("new", No, "2027-01-01", "2030-12-31"))).ThenFacts("needs=false");

    [Fact]
    public void A_corrected_day_decides_anew() =>
        Given(Permits(HitPolicy.Unique, Dated("old", Yes, "2020-01-01", "2026-12-31")))
            .Report("Starts", "t-1", """{"x":"2026-12-31"}""").Then("A R")
            .Report("Starts", "t-2", """{"x":"2027-01-01"}""", supersedes: "t-1", becomes: Outcome.Corrected).ThenFacts("f.on=2027-01-01, needs=false").ThenThat(j => Decides(j, "2027-01-01"));

    [Fact]
    public void The_first_row_that_matches_decides() =>
        Given(Permits(HitPolicy.First, Row("no", No, ("f.seats", Within("<", 5))), Row("yes", Yes, ("f.seats", Within("<=", 9)))))
            .Report("Seats", "t-1", """{"x":4}""").ThenThat(j => Decides(j, null, "no"))
            .Report("Seats", "t-2", """{"x":5}""").ThenThat(j => Decides(j, null, "yes"))
            .Report("Seats", "t-3", """{"x":10}""").ThenThat(j => Decides(j, null));

    [Fact]
    public void Rows_that_are_collected_decide_together() =>
        Given(Permits(HitPolicy.Collect, Row("a", Yes, ("f.alcohol", Is(Yes))), Row("o", Yes, ("f.outdoor", Is(Yes))), Row("s", No, ("f.seats", Within(">=", 1)))))
            .Report("Alcohol", "t-1", """{"x":true}""").Report("Outdoor", "t-2", """{"x":true}""").Report("Seats", "t-3", """{"x":3}""")
            .ThenFacts("f.alcohol=true, f.outdoor=true, f.seats=3, needs=true").ThenThat(j => Decides(j, null, "a", "o"));

    [Theory]
    [InlineData(Aggregate.Sum, 1150)]
    [InlineData(Aggregate.Max, 900)]
    [InlineData(Aggregate.Min, 250)]
    public void Counts_that_are_collected_become_one(Aggregate aggregate, int fee) =>
        Given(New.Counts("fee").Bools("f.x").Registers("Told", "f.x", "data.x").Task("A").Connect("start>A").Table(new("fees", HitPolicy.Collect, null, Bools("f.x"), Counts("fee"),
            [Row("a", FactValue.Of(900), "fee", ("f.x", Is(Yes))), Row("o", FactValue.Of(250), "fee", ("f.x", Is(Yes, No)))], new Dictionary<string, FactValue>())
        { Aggregate = aggregate }))
            .Report("Told", "t-1", """{"x":true}""").ThenFacts($"f.x=true, fee={fee}");

    [Fact]
    public void A_table_reads_what_another_says() =>
        Given(Permits(HitPolicy.Unique, Row("serving", Yes, ("f.alcohol", Is(Yes)))).Bools("fee")
                .Table(new("fees", HitPolicy.Unique, null, Bools("needs"), Bools("fee"), [Row("pays", Yes, "fee", ("needs", Is(Yes)))], new Dictionary<string, FactValue> { ["fee"] = No })))
            .Report("Alcohol", "t-1", """{"x":true}""").ThenFacts("f.alcohol=true, fee=true, needs=true").ThenHappened<RuleApplied>(2);

    [Fact]
    public void A_day_without_any_row_is_an_incident() =>
        Given(Permits(HitPolicy.Unique, Dated("old", Yes, "2020-01-01", "2026-12-31"), otherwise: false))
            .Report("Starts", "t-1", """{"x":"2019-12-31"}""").ThenFacts("f.on=2019-12-31").ThenIncidents("needs: The table 'permits' has no row");

    private static Chart Permits(HitPolicy hit, params TableRow[] rows) => Permits(hit, rows, otherwise: true);

    private static Chart Permits(HitPolicy hit, TableRow row, bool otherwise) => Permits(hit, [row], otherwise);

    private static Chart Permits(HitPolicy hit, TableRow[] rows, bool otherwise) =>
        New.Bools("f.alcohol", "f.outdoor", "needs").Counts("f.seats").Dates("f.on")
            .Registers("Alcohol", "f.alcohol", "data.x").Registers("Outdoor", "f.outdoor", "data.x").Registers("Seats", "f.seats", "data.x").Registers("Starts", "f.on", "data.x")
            .Table(new("permits", hit, rows.Any(r => r.ValidFrom > DateOnly.MinValue) ? "f.on" : null, Asked(rows), Bools("needs"), rows, otherwise ? new Dictionary<string, FactValue> { ["needs"] = No } : []))
            .Task("A", t => t with { Applies = Js("needs") }).Task("Stays").Connect("start>A", "start>Stays");

    private static Dictionary<string, FactType> Asked(TableRow[] rows) => rows.SelectMany(r => r.When.Keys).Distinct()
        .ToDictionary(n => n, n => new FactType(n == "f.seats" ? FactKind.Count : FactKind.Bool, []));

    private static Dictionary<string, FactType> Bools(params string[] names) => names.ToDictionary(n => n, _ => new FactType(FactKind.Bool, []));

    private static Dictionary<string, FactType> Counts(params string[] names) => names.ToDictionary(n => n, _ => new FactType(FactKind.Count, []));

    private static TableRow Row(string id, FactValue then, params (string Input, Test Test)[] when) => Row(id, then, "needs", when);

    private static TableRow Row(string id, FactValue then, string output, params (string Input, Test Test)[] when) =>
        new(id, when.ToDictionary(w => w.Input, w => w.Test), new Dictionary<string, FactValue> { [output] = then });

    private static TableRow Dated(string id, FactValue then, string from, string to) => Row(id, then) with { ValidFrom = Day(from), ValidTo = Day(to) };

    private static Test Is(params FactValue[] values) => new(values, []);

    private static Test Within(string sign, long than) => new([], [new(sign, FactValue.Of(than))]);

    private static void Decides(Journey journey, string? on, params string?[] rows)
    {
        var state = journey.Rules["permits"];
        Assert.Equal((on is null ? (DateOnly?)null : Day(on), string.Join(' ', rows.OfType<string>())), (state.EffectiveOn, string.Join(' ', state.Rows["needs"])));
    }
}
