using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;

namespace Journeys.Host.Analyst;

/// <summary>The citizen's page as it was at a moment, with personal data masked. Nobody's drafts are part of it.</summary>
public static class PageThen
{
    private static readonly HashSet<string> NoDrafts = [];

    public static JourneyPage Build(Definition definition, IReadOnlyList<Definition> earlier, Words words, AgencyBook agencies, Replay replay, Moment moment)
    {
        var subjects = Subjects(moment.After);
        var happenings = JournalEntry.InPresentNames([.. replay.Events.Where(e => e.Version <= moment.Entry.Version)]).Select(e => Masked(e, subjects)).ToList();
        var reading = new JourneyReading(Masked(moment.After), moment.Entry.Version, definition, happenings) { Earlier = earlier };
        return PageBuilder.Build(new PageContext(reading, words, agencies, Guid.Empty, NoDrafts, moment.Entry.At)) with { Journey = Guid.Empty };
    }

    private static Happening Masked(JournalEntry entry, Dictionary<Guid, string> subjects) => entry.Event switch
    {
        AnswerRecorded e => new(e with { DecisionId = Mask(e.DecisionId), Supersedes = Mask(e.Supersedes), Data = null }, entry.At, entry.Version, Masking.Data(e.Data, subjects.GetValueOrDefault)),
        DemandRefused e => new(e with { DecisionId = Mask(e.DecisionId), Data = null }, entry.At, entry.Version, Masking.Data(e.Data, subjects.GetValueOrDefault)),
        TaskSubmitted e => new(e with { Receipt = Masking.Mask, Data = null }, entry.At, entry.Version, Masking.Data(e.Data, subjects.GetValueOrDefault)),
        ActedOnBehalf e => new(e with { Worker = Masking.Mask, Data = null }, entry.At, entry.Version, Masking.Data(e.Data, subjects.GetValueOrDefault)),
        RequestWithdrawn e => new(e with { Receipt = Masking.Mask }, entry.At, entry.Version, null),
        JourneyWithdrawn e => new(e with { Receipt = Masking.Mask }, entry.At, entry.Version, null),
        JourneyBegun e => new(e with { Data = null }, entry.At, entry.Version, Masking.Data(e.Data, subjects.GetValueOrDefault)),
        RegisterFactRecorded e => new(e with { FactId = Masking.Mask, Supersedes = Mask(e.Supersedes), Data = null }, entry.At, entry.Version, Masking.Data(e.Data, subjects.GetValueOrDefault)),
        var e => new(e, entry.At, entry.Version, null),
    };

    private static Journey Masked(Journey journey) => journey with
    {
        Steps = journey.Steps.SetAll(journey.Steps.Select(s => KeyValuePair.Create(s.Key, s.Value with { DecisionId = Mask(s.Value.DecisionId) }))),
    };

    private static Dictionary<Guid, string> Subjects(Journey journey) => journey.Subjects
        .Where(s => s.Value is not null)
        .DistinctBy(s => s.Value)
        .ToDictionary(s => s.Value!.Value, s => s.Key);

    private static string? Mask(string? value) => value is null ? null : Masking.Mask;
}
