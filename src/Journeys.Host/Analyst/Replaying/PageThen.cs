using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;

namespace Journeys.Host.Analyst;

/// <summary>The citizen's page as it was at a moment, with personal data masked. Nobody's drafts are part of it.</summary>
public static class PageThen
{
    private static readonly HashSet<string> NoDrafts = [];

    public static JourneyPage Build(Definition definition, Words words, AgencyBook agencies, Replay replay, Moment moment)
    {
        var happenings = replay.Events.Where(e => e.Version <= moment.Entry.Version).Select(Masked).ToList();
        var reading = new JourneyReading(Masked(moment.After), moment.Entry.Version, definition, happenings);
        return PageBuilder.Build(new PageContext(reading, words, agencies, Guid.Empty, NoDrafts, moment.Entry.At)) with { Journey = Guid.Empty };
    }

    private static Happening Masked(JournalEntry entry) => entry.Event switch
    {
        AnswerRecorded e => new(e with { DecisionId = Mask(e.DecisionId), Supersedes = Mask(e.Supersedes), Data = null }, entry.At, entry.Version, Masking.Data(e.Data)),
        TaskSubmitted e => new(e with { Receipt = Masking.Mask, Data = null }, entry.At, entry.Version, Masking.Data(e.Data)),
        RegisterFactRecorded e => new(e with { FactId = Masking.Mask, Supersedes = Mask(e.Supersedes), Data = null }, entry.At, entry.Version, Masking.Data(e.Data)),
        var e => new(e, entry.At, entry.Version, null),
    };

    private static Journey Masked(Journey journey) => journey with
    {
        Steps = journey.Steps.SetAll(journey.Steps.Select(s => KeyValuePair.Create(s.Key, s.Value with { DecisionId = Mask(s.Value.DecisionId) }))),
    };

    private static string? Mask(string? value) => value is null ? null : Masking.Mask;
}
