using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.WhatIf;

namespace Journeys.Migration;

/// <summary>An invariant that does not hold for a journey, in a sentence that names the step, the wait or the day.</summary>
public sealed record BrokenInvariant(string Name, string Sentence);

/// <summary>Whether a running journey may go on by another version: the command that does it, or what stands in its way.</summary>
public sealed record Certification(Migrate? Migrate, IReadOnlyList<BrokenInvariant> Broken)
{
    /// <summary>Decides a journey's recorded inputs again by <paramref name="to"/>, and compares. Pure; <paramref name="recorded"/> is the whole stream, its data in clear for this moment.</summary>
    /// <remarks>The proof holds for the journey as it stands: whoever commits it sees to it that nothing has come since.</remarks>
    public static Certification Of(Definition from, Definition to, Evaluate evaluate, Guid journey, IReadOnlyList<RecordedEvent> recorded, DateTimeOffset now)
    {
        var was = recorded.Aggregate(Journey.Initial with { Id = journey }, (state, e) => Journey.Evolve(state, e.Event, e.At));
        var (mapping, trail) = (StepMapping.Between(from, to), Trail.Of(from, recorded));
        var rerun = Rerun.Of(to, evaluate, new Translation(mapping, was), journey, trail.Inputs);
        var accepted = new Invariant(Invariant.Accepted, trail.Inputs.Count, rerun.Refused);
        if (accepted.Broken.Count > 0) return Refused([accepted]);
        var @case = new Case(from, to, mapping, was, trail, rerun, SwedishTime.DateOf(now));
        List<Invariant> invariants =
        [
            accepted, DoneSteps.Check(@case), OpenWaits.Check(@case), LastDays.Check(@case), HeldRights.Check(@case),
            ToldOutside.Check(@case), KnownFacts.Check(@case), .. Standing.Check(@case),
        ];
        if (invariants.Exists(i => i.Broken.Count > 0)) return Refused(invariants);
        var certificate = new Certificate(
            new(from.Version, from.Hash), new(to.Version, to.Hash), mapping.Changes, trail.Inputs.Count, [.. invariants.Select(i => new ProvenInvariant(i.Name, i.Compared))]);
        var migrate = Taken.By(@case, certificate, now);
        var settled = Settled(was, migrate, Decider.Decide(to, was, migrate, evaluate));
        return settled.Broken.Count > 0 ? Refused([settled]) : new(migrate, []);
    }

    /// <summary>What begins with the migration may be read by conditions: nothing that was open or done is undone by that.</summary>
    private static Invariant Settled(Journey was, Migrate migrate, IReadOnlyList<IJourneyEvent> events)
    {
        var taken = events.Take(1).Aggregate(was, (state, e) => Journey.Evolve(state, e, migrate.Now));
        var after = events.Skip(1).Aggregate(taken, (state, e) => Journey.Evolve(state, e, migrate.Now));
        return Invariant.Of(Invariant.Waits,
        [
            .. was.Bookmarks.Keys.Select(id => after.Bookmarks.ContainsKey(id) ? null : $"{id} is open, and what begins with the migration would close it."),
            .. taken.Steps.Where(s => s.Value.Ended).Select(s => after.Steps[s.Key] is { Ended: true } now && now.Port == s.Value.Port ? null : $"{s.Key} is finished, and what begins with the migration would change it."),
            after.Status == was.Status ? null : $"What begins with the migration would end the journey: {after.Status}.",
        ]);
    }

    private static Certification Refused(IEnumerable<Invariant> invariants) =>
        new(null, [.. from invariant in invariants from sentence in invariant.Broken select new BrokenInvariant(invariant.Name, sentence)]);
}
