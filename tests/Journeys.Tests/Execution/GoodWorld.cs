using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Tests.Execution;

/// <summary>A world in which everybody does what is theirs: agencies grant, courts correct refusals, registers report, the person answers, time passes. Only what is open to them.</summary>
internal static class GoodWorld
{
    private static readonly ArrivedData Family = Spec.Data("""
        {"civilStatus":"married","relation":"married","marriedOn":"2011-06-11","sharedAddress":true,"survivor":{"born":"1989-05-20","sex":"woman"},
         "survivors":[{"person":"33333333-0000-0000-0000-000000000001","personalNumber":"198905202381","born":"1989-05-20"}],
         "children":[{"person":"33333333-0000-0000-0000-000000000002","personalNumber":"201203102387","born":"2012-03-10","common":true,"guardians":["survivor"],"guardian":"yes"}],
         "choice":"cremation","agreed":"yes","will":"yes","willNamesChildren":"yes","home":"owned","bookedOn":"2027-01-20","heldOn":"2027-01-20","newDate":"2027-01-20","date":"2026-12-10",
         "actors":[{"agency":"amf"}],"banks":[{"agency":"storbanken"}],"employers":[{"insurer":"afa"}],"savings":90000,"properties":[],"vehicles":[{"registration":"ABC123"}],
         "signedOn":"2027-03-01","filedOn":"2027-04-20","consentOn":"2027-03-20","registeredOn":"2027-02-10"}
        """);

    private static readonly string[] Reported = ["skatteverket/DeathCertificateReceived", "begravningshuvudman/FuneralDisputeSettled", "begravningshuvudman/BurialReported"];

    /// <summary>What somebody can do next; null where nobody can do anything.</summary>
    public static JourneyCommand? Next(Journey journey, int turn)
    {
        var now = journey.LastAt.AddMinutes(1);
        if (Open(journey, BookmarkKind.Answer) is { } asked)
            return new RecordAnswer(asked, Outcome.Approved, Family) { Now = now, DecisionId = $"good-{turn}" };
        if (journey.Bookmarks.FirstOrDefault(b => b.Value is { Kind: BookmarkKind.Task, Task: not TaskKind.Appeal }).Key is { } task)
            return new SubmitTask(task, Whose.Turn(journey, task, turn), "receipt", Family) { Now = now, Outcome = journey.Bookmarks[task].Task == TaskKind.Manual ? Outcome.Approved : null, Manual = turn > 100 };
        if (journey.Steps.Where(s => s.Value is { Held: true, DecisionId: not null }).Select(s => (s.Key, s.Value.DecisionId)).FirstOrDefault() is { Key: { } held } refused)
            return new RecordAnswer(BookmarkId.Of(held, 1), Outcome.Corrected, Family) { Now = now, Supersedes = refused.DecisionId, As = Outcome.Approved, DecisionId = $"good-{turn}" };
        if (turn % (Reported.Length + 1) == Reported.Length && DueRows.Of(journey).MinBy(r => r.At) is { } row)
            return new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At > now ? row.At : now };
        return turn % Reported.Length is var n && Reported[n].Split('/') is [var register, var fact]
            ? new RecordFact(register, fact, $"good-{turn}", Family) { Now = now } : null;
    }

    private static string? Open(Journey journey, BookmarkKind kind) => journey.Bookmarks.FirstOrDefault(b => b.Value.Kind == kind).Key;
}
