using System.Globalization;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Operations;

/// <summary>One journey as an operator sees it: its open waits and last days, without anybody's data, and what may be mended by hand.</summary>
public sealed class MendModel(JourneyReader reader, JourneyCommands commands, JourneyClock clock, DefinitionCatalogue definitions) : OperatorPageModel
{
    public sealed record Wait(string Step, string Whom);

    public sealed record LastDay(string Step, string Date, string? Note);

    /// <param name="Value">The kind of intervention and its target, as the form sends it.</param>
    public sealed record Act(string Value, string Text);

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromQuery]
    public string? Done { get; set; }

    public string Status { get; private set; } = "";
    public IReadOnlyList<Wait> Waits { get; private set; } = [];
    public IReadOnlyList<LastDay> Days { get; private set; } = [];
    public IReadOnlyList<Act> Acts { get; private set; } = [];

    /// <summary>Names the intervention, so that a form that is sent twice is taken once.</summary>
    public string Token { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? act, string? date, string? reason, string? token)
    {
        if (!await LoadAsync()) return NotFound();
        if (Read(act) is not { } what) return Failed(new FieldError("act", Words["operations.act.error"]));
        var day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : (DateOnly?)null;
        if (what.Kind == Intervention.Extend && day is null) return Failed(new FieldError("date", Words["operations.date.error"]));
        if (Typed(reason) is not { } why) return Failed(new FieldError("reason", Words["operations.reason.error"]));
        var command = new Intervene(Typed(token) ?? Token, what.Kind, what.Target, why, Account) { Now = clock.GetUtcNow(), Date = day };
        var applied = await commands.SendAsync(Id, command, HttpContext.RequestAborted);
        return See($"/{Lang}/operations/journeys/{Id}?done={(applied?.Events.Count > 0 ? "mended" : "unfit")}");
    }

    private async Task<bool> LoadAsync()
    {
        if (await reader.ReadAsync(Id, HttpContext.RequestAborted) is not { } view) return false;
        Speak(view.Texts[Lang].Texts);
        Title = Words["operations.journey.title"];
        var journey = view.Journey;
        Status = Words[$"operations.status.{journey.Status}"];
        Waits = [.. journey.Bookmarks.Select(b => new Wait(Named(view.Definition, journey, b.Value.Instance), Whom(journey, b.Value)))];
        Days = [.. journey.Deadlines.Values.Select(d => d.Current).Where(d => d is { Met: false, Date: not null } && !EngineRows.IsEngines(d)).Select(d =>
            new LastDay(OfDay(view.Definition, journey, d), Words.Date(d.Date!.Value), d.Provisional ? Words["operations.day.provisional"] : null))];
        Acts = journey.Status == JourneyStatus.Running ? [.. Possible(view.Definition, journey)] : [];
        return true;
    }

    private IEnumerable<Act> Possible(Definition definition, Journey journey)
    {
        foreach (var instance in journey.Bookmarks.Values.Where(b => b.Kind == BookmarkKind.Answer).Select(b => b.Instance).Distinct())
            yield return New(Intervention.Retry, instance, Named(definition, journey, instance));
        foreach (var (instance, state) in journey.Steps.Where(s => (!s.Value.Ended || s.Value.Held) && journey.Tokens.ContainsKey(s.Value.Activity)))
            yield return New(Intervention.Skip, instance, Named(definition, journey, instance));
        foreach (var key in Interventions.Skippable(definition, journey))
            yield return New(Intervention.Skip, key, definition.Activities[key.Split('@')[0]].Name);
        foreach (var day in journey.Deadlines.Values.Select(d => d.Current).Where(d => d is { Met: false, Date: not null } && !EngineRows.IsEngines(d)))
            yield return New(Intervention.Extend, day.Key, OfDay(definition, journey, day));
        yield return New(Intervention.Cancel, "journey", "");
    }

    private Act New(Intervention kind, string target, string name) =>
        new($"{kind}|{target}", Words[$"operations.act.{kind}", ("mal", name)].Trim());

    private (Intervention Kind, string Target)? Read(string? act) =>
        Acts.Any(a => a.Value == act) && act!.Split('|', 2) is [var kind, var target] ? (Enum.Parse<Intervention>(kind), target) : null;

    private string Whom(Journey journey, Bookmark bookmark) => bookmark.Kind switch
    {
        BookmarkKind.Answer => journey.Steps.Find(bookmark.Instance)?.Agency is { } agency
            ? definitions.Reading.Agencies.GetValueOrDefault(agency)?.Names.GetValueOrDefault(Lang) ?? agency
            : "",
        BookmarkKind.Task => Words["operations.wait.citizen"],
        BookmarkKind.Child => Words["operations.wait.journey"],
        BookmarkKind.Event => $"{Words["operations.wait.event"]} ({string.Join(", ", bookmark.About)})",
        BookmarkKind.Work => $"{Words["operations.wait.work"]} ({string.Join(", ", bookmark.About)})",
        _ => Words["operations.wait.register"],
    };

    private string OfDay(Definition definition, Journey journey, DeadlineRevision day) =>
        Named(definition, journey, InstanceKey.Of(day.Step, day.Subject, null));

    private string Named(Definition definition, Journey journey, string instance) =>
        Instance.Find(definition, journey, instance)?.Step is { } step ? $"{Words.Fill(Words.Find($"{step.TextKey}.title") ?? step.Name)} ({instance})" : definition.Index.Step(instance) is { } alone ? $"{Words.Fill(Words.Find($"{alone.TextKey}.title") ?? alone.Name)} ({instance})" : instance;
}
