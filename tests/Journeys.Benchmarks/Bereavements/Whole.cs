using System.Collections.Concurrent;
using Journeys.Benchmarks.Answers;
using Journeys.Host.Engine;
using Marten;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>A kept life, in figures.</summary>
internal sealed record Kept(Guid Journey, int Events, int GreatestState);

/// <summary>
/// Many lives, each decided command by command and kept in one commit at its end, by the host's session and tables: events,
/// state, days, participations. Not the messages: no inbox, receipt or outbox, and no agency's inbox.
/// </summary>
internal sealed class Whole(EngineHost host, Cradle cradle)
{
    private static readonly int Workers = Environment.ProcessorCount * 2;

    // A state is written out to weigh it, which costs as much as a decision: one life in so many is weighed.
    private const int WeighedOf = 10;

    /// <summary>All that were kept; what was not in order is added to <paramref name="wrong"/>.</summary>
    public async Task<IReadOnlyList<Kept>> KeepAsync(string persona, IEnumerable<int> numbers, ConcurrentBag<string> wrong)
    {
        var (text, kept) = (Personas.Text(persona), new ConcurrentBag<Kept>());
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (number, cancellation) =>
        {
            var life = new Life(cradle, Personas.Make(text, number, Year.DayOf(number)));
            foreach (var what in await life.LiveAsync()) wrong.Add(what);
            await CommitAsync(life, cancellation);
            kept.Add(new(life.Id, life.Events, number % WeighedOf == 0 ? life.GreatestState : 0));
        });
        return [.. kept];
    }

    private async Task CommitAsync(Life life, CancellationToken cancellation)
    {
        await using var session = host.Get<IDocumentStore>().LightweightSession();
        var stream = await JourneyStream.FetchAsync(session, life.Id, cancellation);
        foreach (var turn in life.Turns)
        {
            stream.Append(turn.Events, turn.Command.Now);
            DeadlineRows.Queue(session, turn.After, turn.Events, turn.Command.Now);
            Participations.Queue(session, life.Definition, turn.After, turn.Events, turn.Command.Now);
        }

        await session.SaveChangesAsync(cancellation);
    }
}
