using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Journeys.Definitions;
using Journeys.Definitions.Tables;
using Journeys.Execution;
using Journeys.Host.Citizen;

namespace Journeys.Host.Tests.Citizen;

public sealed partial class PageBuilderTests
{
    [Fact]
    public async Task On_the_second_day_exactly_one_thing_is_next_and_three_cards_stand()
    {
        var page = await SofiaPage.OnAsync(new(2026, 11, 17));

        Assert.Equal(("Välj begravning", "Senast 16 december 2026", false), (page.Next!.Text, page.Next.Due, page.Next.Late));
        Assert.Equal(
            ["Myndigheterna vet redan", "Begravning senast 16 december 2026 – polisen först, du kan be om mer tid", "Pengar de närmaste veckorna"],
            page.Cards.Select(c => c.Text));
        Assert.Equal("När någon har dött: Peter Demo", page.Title);
    }

    [Fact]
    public async Task What_does_not_apply_stands_apart_with_its_reason()
    {
        var page = await SofiaPage.OnAsync(new(2026, 11, 17));

        var widow = page.Instance("B10.survivor-1.anke");
        Assert.Equal(PageStatus.NotApplicable, widow.Status);
        Assert.DoesNotContain(page.Phases.SelectMany(p => p.Steps), s => s.Instances.Contains(widow));
    }

    [Fact]
    public async Task A_step_that_a_row_of_rules_made_apply_says_why_and_by_which_law()
    {
        var context = await SofiaPage.ContextAsync(new(2026, 11, 17));
        var table = new DecisionTable("rules", HitPolicy.First, null, new Dictionary<string, FactType>(), new Dictionary<string, FactType> { ["r.on"] = new(FactKind.Bool, []) },
            [new("old", new Dictionary<string, Test>(), new Dictionary<string, FactValue> { ["r.on"] = FactValue.Of(true) }) { Reason = "B07.why", LegalBasis = ["begravningslagen 5:10", "BegrF 21 §"] }], new Dictionary<string, FactValue>());
        var definition = context.Definition with
        {
            Derived = [.. context.Definition.Derived, new(null, "r.on", Expression.JavaScript("undefined")) { Table = table }],
            Activities = context.Definition.Activities.ToDictionary(a => a.Key, a => a.Value is Step { StepId: "B07" } step ? step with { Applies = Expression.JavaScript("r.on") } : a.Value),
        };
        var journey = context.Journey with { Rules = SortedMap<RuleState>.Empty.Set("rules", new(null, SortedMap<ImmutableList<string>>.Empty.Set("r.on", ["old"]))) };

        var page = PageBuilder.Build(context with { Reading = context.Reading with { Definition = definition, Journey = journey } });

        var rule = Assert.Single(page.Instance("B07").Rules);
        Assert.Equal((page.Phases.SelectMany(p => p.Steps).Single(s => s.Id == "B07").Why, "begravningslagen 5:10; BegrF 21 §"), (rule.Text, rule.Law));
        Assert.Empty(page.Instance("B02").Rules);
    }

    [Fact]
    public async Task Collected_data_has_label_value_and_source()
    {
        var page = await SofiaPage.OnAsync(new(2026, 11, 17));

        var datum = page.Instance("B02").Collected[0];
        Assert.Equal(("Civilstånd", "Gift"), (datum.Label, datum.Value));
        Assert.StartsWith("Källa: Skatteverket, 17 november 2026 kl.", datum.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_called_one_and_says_how_to_appeal_until_when()
    {
        var refused = (await SofiaPage.OnAsync(new(2026, 12, 18))).Instance("B17.child-2");

        Assert.Equal((PageStatus.Refused, "Avslag"), (refused.Status, refused.StatusText));
        Assert.Contains("föreslagen person olämplig", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("5 januari 2027", refused.Appeal, StringComparison.Ordinal);
        Assert.Equal("Elis Demo", refused.Title);
    }

    [Fact]
    public async Task A_refusal_that_others_wait_for_is_not_counted_as_done()
    {
        var page = await SofiaPage.OnAsync(new(2026, 12, 18));

        var guardians = page.Phases.SelectMany(p => p.Steps).Single(s => s.Id == "B17");
        Assert.Equal("2 av 3 klara", guardians.Several);
        Assert.Contains(new DayLine("Beslut 15 december 2026", false, false), page.Instance("B17.child-2").Days);
        Assert.Equal(page.Phases.SelectMany(p => p.Steps).Count(s => s.Instances.All(i => i.Status == PageStatus.Done)), page.Done);
    }

    [Fact]
    public async Task A_last_day_says_what_follows_when_it_is_not_kept()
    {
        var page = await SofiaPage.OnAsync(new(2026, 11, 17));

        Assert.Equal("Utan ditt val kan Skatteverket inte skriva intyget, och då kan begravningen inte ske i tid.", page.Next!.Consequence);
        var late = page.Phases.SelectMany(p => p.Steps).Where(s => s.Instances.Any(i => i.Status != PageStatus.Done));
        Assert.All(late.Where(s => s.Days.Any(d => d.Strong)), s => Assert.NotNull(s.Consequence));
    }

    [Fact]
    public async Task After_the_questions_the_cards_are_what_waits_for_the_person()
    {
        var page = await SofiaPage.OnAsync(new(2026, 11, 20));

        Assert.Equal("B09", Assert.Single(page.Phases.SelectMany(p => p.Steps), s => s.Id == "B09" && s.Instances[0].Status == PageStatus.Done).Id);
        Assert.DoesNotContain(page.Cards, c => c.Text == "Myndigheterna vet redan");
    }

    [Fact]
    public async Task People_are_named_before_they_are_numbered_and_told_apart()
    {
        var family = (await SofiaPage.OnAsync(new(2026, 11, 17))).Instance("B02").Collected;

        var children = family.SkipWhile(d => d.Label != "Barn").Skip(1).TakeWhile(d => d.Depth > 0).ToList();
        Assert.Equal(["Namn", "Personnummer"], children.Take(2).Select(d => d.Label));
        Assert.Equal([false, true, true], children.Where(d => d.Label == "Namn").Select(d => d.First));
        Assert.All(family.Where(d => d.Label == "Personnummer"), d => Assert.Matches("^[0-9]{8}-[0-9]{4}$", d.Value));
    }

    [Fact]
    public async Task What_an_agency_did_for_several_at_once_is_told_once()
    {
        var page = await SofiaPage.OnAsync(new(2026, 11, 17));

        var told = Assert.Single(page.History, l => l.Text == "Vi meddelade Pensionsmyndigheten och väntar på svar om ”Pension till efterlevande”.");
        Assert.Contains("Barnpension, Elis Demo", told.About);
        Assert.Equal(7, told.About.Count);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task No_word_is_left_unfilled_on_any_day(string language)
    {
        foreach (var day in (DateOnly[])[new(2026, 11, 17), new(2026, 11, 20), new(2026, 12, 2), new(2026, 12, 18), new(2027, 2, 22), new(2027, 6, 1)])
        {
            var page = JsonSerializer.Serialize(await SofiaPage.OnAsync(day, language), JsonSerializerOptions.Web);
            Assert.DoesNotMatch(Placeholder(), page);
        }
    }

    [GeneratedRegex(@"\{(namn|datum|barn|myndighet|skal|steg|uppgift|titel|utfall|antal|tid|roll|fraga|klara|alla|nummer|lag)\}")]
    private static partial Regex Placeholder();
}
