namespace Journeys.Faults;

/// <summary>Waits for a real condition, and says what it waited for where that does not come.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <exception cref="TimeoutException">A minute and a half passed; the message is <paramref name="otherwise"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan look, Func<string> otherwise, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(look);
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException(otherwise());
            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
