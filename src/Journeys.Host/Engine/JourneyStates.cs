using Journeys.Execution;
using Journeys.Host.Storage;
using Marten;

namespace Journeys.Host.Engine;

/// <summary>Reads stored states of journeys, always in this program's form: an older one is folded anew first.</summary>
public static class JourneyStates
{
    /// <summary>Null where there is no such journey.</summary>
    /// <exception cref="NewerFormException">A newer version has written the state.</exception>
    public static async Task<Journey?> StateOfAsync(this IQuerySession session, Guid journey, CancellationToken cancellation) =>
        await session.InPresentFormAsync(journey, await session.LoadAsync<Journey>(journey, cancellation), cancellation);

    /// <summary>Those that there are.</summary>
    /// <exception cref="NewerFormException">A newer version has written one of the states.</exception>
    public static async Task<IReadOnlyList<Journey>> StatesOfAsync(
        this IQuerySession session, IReadOnlyList<Guid> journeys, CancellationToken cancellation)
    {
        var states = new List<Journey>();
        foreach (var read in await session.LoadManyAsync<Journey>(cancellation, journeys))
            if (read.Schema == Journey.CurrentSchema) states.Add(read);
        foreach (var missing in journeys.Except(states.Select(s => s.Id)).ToList())
            if (await session.StateOfAsync(missing, cancellation) is { } folded) states.Add(folded);
        return states;
    }

    /// <summary>What was read, or its fold where it was of an older form.</summary>
    internal static async Task<Journey?> InPresentFormAsync(
        this IQuerySession session, Guid journey, Journey? read, CancellationToken cancellation)
    {
        if (read is null or { Schema: Journey.CurrentSchema }) return read;
        await StateFolding.OfAsync(session.DocumentStore, read.Schema, journey, cancellation);
        await using var again = session.DocumentStore.QuerySession();
        return await again.LoadAsync<Journey>(journey, cancellation);
    }
}
