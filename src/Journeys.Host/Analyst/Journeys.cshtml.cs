using System.Globalization;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Analyst;

/// <summary>All journeys by pseudonym, the latest changed first.</summary>
public sealed class JourneysModel(ListedJourneys journeys, DefinitionCatalogue definitions, AnalystTexts texts, JourneyClock clock)
    : AnalystPageModel(texts, definitions)
{
    public sealed record Row(string Pseudonym, string DefinitionId, string Definition, string Started, string Last, string LastEvent, long Events, PageStatus Look, string Status, IReadOnlyList<string> Waits);

    public sealed record Option(string Value, string Text, bool Chosen);

    [FromQuery]
    public string? Definition { get; set; }

    [FromQuery]
    public JourneyStatus? Status { get; set; }

    [FromQuery]
    public string? Agency { get; set; }

    [FromQuery(Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public string Count { get; private set; } = "";
    public string AsOf { get; private set; } = "";
    public string? Behind { get; private set; }
    public bool HasNext { get; private set; }

    public IReadOnlyList<Option> DefinitionOptions =>
        [.. Definitions.Reading.Definitions.Values.OrderBy(d => d.Id).Select(d => new Option(d.Id, Named(d.Id), d.Id == Definition))];

    public IReadOnlyList<Option> StatusOptions =>
        [.. Enum.GetValues<JourneyStatus>().Select(s => new Option($"{s}", Words[$"analyst.journey.{s}"], s == Status))];

    public IReadOnlyList<Option> AgencyOptions =>
        [.. Definitions.Reading.Agencies.Keys.Order(StringComparer.Ordinal).Select(a => new Option(a, Agencies.Name(a, Lang), a == Agency))];

    public bool Chosen => Definition is not null || Status is not null || Agency is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || PageNumber < 1) return NotFound();
        Title = Words["analyst.list.title"];
        (Definition, Agency) = (Blank(Definition), Blank(Agency));
        var page = await journeys.ReadAsync(new(Definition, Status, Agency, PageNumber), HttpContext.RequestAborted);
        Rows = [.. page.Journeys.Select(Shown)];
        Count = Words["analyst.list.count", ("antal", Words.Number(page.Count))];
        HasNext = PageNumber * (long)ListedJourneys.PageSize < page.Count;
        var behind = page.Freshness.Behind;
        AsOf = Words["analyst.list.asOf", ("tid", Words.Time(behind == 0 ? clock.GetUtcNow() : page.Freshness.Last ?? clock.GetUtcNow()))];
        Behind = behind == 0 ? null : Words["analyst.list.behind", ("antal", Words.Number(behind))];
        return Page();
    }

    /// <summary>The same choice on another page.</summary>
    public string At(int page) => QueryString.Create(new Dictionary<string, string?>
    {
        ["definition"] = Definition,
        ["status"] = Status?.ToString(),
        ["agency"] = Agency,
        ["p"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(q => q.Value is not null)).ToString();

    private Row Shown(ListedJourney listed) => new(
        listed.Pseudonym,
        listed.Definition,
        $"{Named(listed.Definition)}, {Words["analyst.list.version", ("version", $"{listed.DefinitionVersion}")]}",
        Words.Time(listed.StartedAt),
        Words.Time(listed.LastAt),
        Words[$"analyst.event.{listed.LastEvent}"],
        listed.Events,
        listed.Status == JourneyStatus.Running ? PageStatus.WithAgency : listed.Status == JourneyStatus.Ended ? PageStatus.Done : PageStatus.NotApplicable,
        Words[$"analyst.journey.{listed.Status}"],
        Waits(listed));

    private IReadOnlyList<string> Waits(ListedJourney listed)
    {
        var tasks = listed.Waits.Count(w => w.Agency is null);
        var agencies = listed.Waits.Where(w => w.Agency is not null).GroupBy(w => w.Agency!).Select(g => $"{Agencies.Name(g.Key, Lang)} ({g.Count()})");
        return tasks == 0 ? [.. agencies] : [.. agencies, Words["analyst.list.citizen", ("antal", $"{tasks}")]];
    }

    private string Named(string definition) =>
        Definitions.TextsOf(definition).GetValueOrDefault(Lang)?.Texts.GetValueOrDefault("name") ?? definition;

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
