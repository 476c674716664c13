using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Journeys.AgencyKit.Reference;

/// <summary>The journeys' time as the host's demonstration tells it, followed by long polling; a host that is none has the real time.</summary>
internal sealed class JourneysClock(HttpClient http, TimeProvider time)
{
    public DateTimeOffset Now { get; private set; } = DateTimeOffset.MinValue;

    public event Action? Moved;

    /// <summary>Follows the clock until cancelled; a host that is away is asked again.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await AskAsync(cancellation) is { } now && now > Now)
            {
                Now = now;
                Moved?.Invoke();
            }

            // A clock that goes by itself answers at once, always.
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellation);
        }
    }

    private async Task<DateTimeOffset?> AskAsync(CancellationToken cancellation)
    {
        var after = Now == DateTimeOffset.MinValue ? "" : $"?after={Uri.EscapeDataString(Now.ToString("O", CultureInfo.InvariantCulture))}";
        try
        {
            using var response = await http.GetAsync($"/demo/clock{after}", cancellation);
            if (response.StatusCode == HttpStatusCode.NotFound) return time.GetUtcNow();
            return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Told>(JsonSerializerOptions.Web, cancellation))?.Now;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || e is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record Told(DateTimeOffset Now);
}
