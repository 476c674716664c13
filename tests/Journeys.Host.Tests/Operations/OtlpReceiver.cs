using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Journeys.Host.Tests.Operations;

/// <summary>A collector of OpenTelemetry's protocol on a port of its own: it keeps what it is sent, as text that names can be looked for in.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string Text)> Received { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--urls=http://127.0.0.1:0"] });
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/{**path}", async (HttpRequest request, string path) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver.Received.Enqueue((path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until something with the text has come to the path.</summary>
    public async Task UntilAsync(string path, string text, CancellationToken cancellation)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Received.Any(r => r.Path == path && r.Text.Contains(text, StringComparison.Ordinal))) await look.WaitForNextTickAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
