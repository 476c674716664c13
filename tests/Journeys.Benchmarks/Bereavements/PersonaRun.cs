using System.Collections.Concurrent;
using Journeys.Benchmarks.Answers;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>Measures one persona's lives on a host of its own: kept whole, then through the host, each beside its floor.</summary>
internal sealed class PersonaRun(string persona, EngineHost host, Watching watching, ConcurrentBag<string> wrong)
{
    private const int Warming = 8;
    private const int Seasons = 4;
    private readonly Cradle _cradle = Cradle.Of(host);
    private readonly Watch _watch = new(host.ServerProcess);
    private int _number;

    /// <summary>Decided and kept in one commit each.</summary>
    public async Task<Figures> WholeAsync(int count)
    {
        var whole = new Whole(host, _cradle);
        await whole.KeepAsync(persona, Next(Warming), wrong);
        var rows = await watching.WhileAsync(() => whole.KeepAsync(persona, Next(1), wrong));
        IReadOnlyList<Kept> lives = [];
        var before = await Stored.BeforeAsync(host);
        PeakMemory.Forget();
        var cost = await _watch.CostAsync(count, async () => lives = await whole.KeepAsync(persona, Next(count), wrong));
        var (memory, stored) = (PeakMemory.Megabytes(), await Stored.InAsync(host) - before);
        await CheckAsync(lives);
        return new(persona, lives, rows.Commits, cost, await FloorAsync(rows, count), stored, memory);
    }

    /// <summary>By the host's own handlers, commit by commit, on days of death in each season.</summary>
    public async Task<Figures> ThroughHostAsync(int count)
    {
        var year = new Year(host);
        await year.LiveAsync(await PlanAsync(Warming));
        await year.AgainAsync();
        var one = await PlanAsync(1);
        var rows = await watching.WhileAsync(() => year.LiveAsync(one));
        await year.AgainAsync();
        var planned = await PlanAsync(count);
        var before = await Stored.BeforeAsync(host);
        PeakMemory.Forget();
        var cost = await _watch.CostAsync(count, () => year.LiveAsync(planned));
        var (memory, stored) = (PeakMemory.Megabytes(), await Stored.InAsync(host) - before);
        List<Kept> lives = [.. planned.Select(l => new Kept(l.Id, l.Events, l.GreatestState))];
        await CheckAsync(lives);
        return new(persona, lives, rows.Commits, cost, await FloorAsync(rows, count), stored, memory);
    }

    private IEnumerable<int> Next(int count) => Enumerable.Range((_number += count) - count, count);

    private async Task<IReadOnlyList<Life>> PlanAsync(int count)
    {
        var (text, lives) = (Personas.Text(persona), new List<Life>());
        foreach (var number in Next(count))
        {
            lives.Add(new(_cradle, Personas.Make(text, number, Year.DayOf(number % Seasons))));
            foreach (var what in await lives[^1].LiveAsync()) wrong.Add(what);
        }

        return lives;
    }

    private Task<Cost> FloorAsync(Rows rows, int count) => _watch.CostAsync(Math.Min(count, 500), () => rows.WriteAsync(Math.Min(count, 500)));

    private async Task CheckAsync(IReadOnlyList<Kept> lives)
    {
        foreach (var what in await Stored.WrongAsync(host, lives.ToDictionary(l => l.Journey, l => l.Events))) wrong.Add($"{persona} {what}");
    }
}
