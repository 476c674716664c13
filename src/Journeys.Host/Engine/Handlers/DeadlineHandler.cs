using Journeys.Execution;
using Wolverine;

namespace Journeys.Host.Engine.Handlers;

/// <summary>Lets a day that came pass in its journey. One that was moved or met meanwhile decides nothing.</summary>
public static class DeadlineHandler
{
    public static Task Handle(DeadlineDue due, Envelope envelope, GroupCommit commits) =>
        commits.ApplyAsync(envelope, due.Journey, new PassDeadline(due.Key, due.Revision, due.Mark) { Now = due.At }, (_, _) => { });
}
