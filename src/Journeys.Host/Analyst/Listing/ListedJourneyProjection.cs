using JasperFx.Events;
using Journeys.Execution;
using Journeys.Law;
using Marten.Events.Aggregation;

namespace Journeys.Host.Analyst;

/// <summary>Keeps the analysts' list, a little after the events.</summary>
public sealed partial class ListedJourneyProjection(Pseudonyms pseudonyms) : SingleStreamProjection<ListedJourney, Guid>
{
    public override ListedJourney? Evolve(ListedJourney? snapshot, Guid id, IEvent e) =>
        e.Data is IJourneyEvent happened
            ? After(snapshot ?? new ListedJourney { Id = id, Pseudonym = pseudonyms.Of(id) }, happened, e.Timestamp, e.Version)
            : snapshot;

    /// <summary>The entry after an event.</summary>
    public static ListedJourney After(ListedJourney listed, IJourneyEvent happened, DateTimeOffset at, long version)
    {
        var next = Next(listed, happened, at);
        return next with
        {
            LastAt = at,
            LastEvent = happened.GetType().Name,
            Events = version,
            Agencies = [.. next.Waits.Select(w => w.Agency).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static ListedJourney Next(ListedJourney listed, IJourneyEvent happened, DateTimeOffset at) => happened switch
    {
        JourneyStarted e => listed with { Definition = e.Definition, DefinitionVersion = e.Version, StartedAt = at },
        JourneyMigrated e => listed with { DefinitionVersion = e.Certificate.To.Version },
        AgencyAsked e => Opened(listed, new(e.Bookmark, BookmarkKind.Answer, e.Agency, at)),
        TaskOpened e => Opened(listed, new(e.Bookmark, BookmarkKind.Task, null, at)),
        FactAwaited e => Opened(listed, new(e.Bookmark, BookmarkKind.Fact, e.Register, at)),
        ChildStarted { Waits: true } e => Opened(listed, new(e.Bookmark, BookmarkKind.Child, null, at)),
        EventAwaited e => Opened(listed, new(e.Bookmark, BookmarkKind.Event, null, at)),
        WorkRequested e => Opened(listed, new(e.Bookmark, BookmarkKind.Work, null, at)),
        EventReceived e => Closed(listed, e.Bookmark),
        WorkCompleted e => Closed(listed, e.Bookmark),
        ChildEnded e => Closed(listed, e.Bookmark),
        ChildCancelled e => Closed(listed, e.Bookmark),
        AnswerRecorded { Outcome: Outcome.Forwarded, ForwardedTo: { } agency } e => listed with
        {
            Waits = [.. listed.Waits.Select(w => w.Bookmark == e.Bookmark ? w with { Agency = agency } : w)],
        },
        TaskSubmitted { Joint: false } e => Closed(listed, e.Bookmark),
        JointlyAgreed e => Closed(listed, e.Bookmark),
        BookmarkClosed e => Closed(listed, e.Bookmark),
        JourneyEnded => listed with { Status = JourneyStatus.Ended },
        JourneyCancelled => listed with { Status = JourneyStatus.Cancelled, Waits = [] },
        _ => listed,
    };

    private static ListedJourney Opened(ListedJourney listed, ListedWait wait) =>
        listed with
        {
            // Asked again, it has waited since it was asked first.
            Waits = [.. listed.Waits.Where(w => w.Bookmark != wait.Bookmark), wait with { Since = listed.Waits.FirstOrDefault(w => w.Bookmark == wait.Bookmark)?.Since ?? wait.Since }],
        };

    private static ListedJourney Closed(ListedJourney listed, string bookmark) =>
        listed with { Waits = [.. listed.Waits.Where(w => w.Bookmark != bookmark)] };
}
