using Npgsql;

namespace Journeys.Faults;

/// <summary>Lives the journeys to their end: deaths are registered, tasks done, the clock moved a week at a time.</summary>
internal sealed class Life(MortalHost host, Agencies agencies) : IDisposable
{
    private const int MostWeeks = 40;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Citizen _citizen = new(host);
    private string _waiting = "";

    private int _week;

    /// <summary>How far it has come: the lines that the agencies wrote, the forms that the citizen sent, and 40 for each week.</summary>
    public int Beats => agencies.Ledgers.Lines().Count + _citizen.Sent + (40 * _week);

    public IReadOnlyList<Submitted> Submitted => _citizen.Submitted;

    public async Task LiveAsync(int journeys, CancellationToken cancellation)
    {
        await Task.WhenAll(Enumerable.Range(0, journeys).Select(n => agencies.RegisterDeathAsync(n, cancellation)));
        await _citizen.SignInAsync(cancellation);
        var day = await _citizen.NowAsync(cancellation);
        var (all, ended) = (0, 0);
        for (; _week < MostWeeks && (all < journeys || ended < all); _week++)
        {
            await _citizen.GoToAsync(day + TimeSpan.FromDays(7 * _week), cancellation);
            await SettledAsync(cancellation);
            (all, ended) = await _citizen.TurnAsync(cancellation);
            await SettledAsync(cancellation);
            TestContext.Current.TestOutputHelper!.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} week {_week}: {ended} of {all} journeys are over, {Beats} beats, {host.Deaths} kills");
        }
    }

    public void Dispose() => _citizen.Dispose();

    /// <summary>Returns when no message is under way: none in the host's inbox, in an agency's inbox, or due in a ledger.</summary>
    private Task SettledAsync(CancellationToken cancellation) =>
        Until.TrueAsync(() => IsSettledAsync(cancellation), Look, () => $"It does not come to rest: {_waiting}", cancellation);

    private async Task<bool> IsSettledAsync(CancellationToken cancellation)
    {
        var now = await _citizen.NowAsync(cancellation);
        if (IsAgenciesTurn(now)) return false;
        _waiting = await UnderWayAsync(cancellation);
        return _waiting.Length == 0 && !IsAgenciesTurn(now);
    }

    private bool IsAgenciesTurn(DateTimeOffset now)
    {
        var waiting = agencies.Ledgers.Waiting(now);
        _waiting = string.Join(", ", waiting.Select(p => p.Mark));
        return waiting.Count > 0;
    }

    private async Task<string> UnderWayAsync(CancellationToken cancellation)
    {
        var deaths = await host.AliveAsync(cancellation);
        try
        {
            await using var database = host.Database();
            await using var command = database.CreateCommand("""
                SELECT coalesce(string_agg(w, ', '), '') FROM (
                  SELECT 'a message of the host: ' || message_type FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'
                  UNION ALL SELECT 'a request in an inbox: ' || bookmark FROM journeys.agency_inbox WHERE state = 'waiting'
                  UNION ALL SELECT 'an accepted message: ' || coalesce(bookmark, '') FROM journeys.receipts WHERE status = 'Accepted') AS u(w)
                """);
            return (string)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (Exception cut) when (cut is NpgsqlException or IOException && host.Deaths > deaths)
        {
            return "the host, which was killed";
        }
    }
}
