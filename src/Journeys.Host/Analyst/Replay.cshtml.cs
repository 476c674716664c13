using System.Globalization;
using Journeys.Definitions;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Journeys.Law;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Analyst;

/// <summary>One journey replayed to a moment: a version, an instant in Swedish time, or the last event.</summary>
public sealed class ReplayModel(
    ListedJourneys journeys, JourneyReader reader, DefinitionCatalogue definitions, AnalystTexts texts, ILogger<ReplayModel> logger)
    : AnalystPageModel(texts, definitions)
{
    private static readonly string[] Instants = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    [FromRoute]
    public string Pseudonym { get; set; } = "";

    [FromQuery]
    public string? Version { get; set; }

    [FromQuery]
    public string? At { get; set; }

    public ReplayPage View { get; private set; } = null!;

    public string DefinitionId { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        Title = Words["analyst.notFound.title"];
        var listed = await journeys.FindAsync(Pseudonym, HttpContext.RequestAborted);
        var read = listed is null ? null : await reader.ReadAsync(listed.Id, HttpContext.RequestAborted);
        if (read is null) return NotFound();
        DefinitionId = read.Definition.Id;
        SpeakOf(read.Texts.GetValueOrDefault(Lang)?.Texts ?? new Dictionary<string, string>());
        Title = Words["analyst.replay.title", ("pseudonym", Pseudonym)];
        var replay = new Replay(listed!.Id, read.Events);
        var (version, notice, readable) = Chosen(replay);
        if (replay.At(version) is not { } moment) return NotFound();
        View = new ReplayPages(read.Definition, read.Earlier, Words, Agencies).Build(Pseudonym, replay, moment, notice);
        logger.LogInformation("Analyst {Analyst} read journey {Pseudonym} at version {Version}", Viewer, Pseudonym, version);
        return readable ? Page() : Failed(new FieldError("at", Words["analyst.error.at"]));
    }

    private (long Version, string? Notice, bool Readable) Chosen(Replay replay)
    {
        if (!string.IsNullOrWhiteSpace(Version))
            return (long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, null, true);
        if (string.IsNullOrWhiteSpace(At)) return (replay.Last, null, true);
        if (Instant(At) is not { } instant) return (replay.Last, null, false);
        return replay.VersionAt(instant) is { } found ? (found, null, true) : (replay.First, Words["analyst.replay.before"], true);
    }

    /// <summary>An instant in Swedish time; a minute or a day means all of it.</summary>
    internal static DateTimeOffset? Instant(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return SwedishTime.EndOf(day).AddTicks(-1);
        if (!DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        var end = local.Second == 0 ? local.AddMinutes(1).AddTicks(-1) : local.AddSeconds(1).AddTicks(-1);
        return new DateTimeOffset(end, SwedishTime.Zone.GetUtcOffset(end));
    }
}
