using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Journeys.Host.Tests.Storage;

/// <summary>Every line that was logged, at any level.</summary>
internal sealed class CollectedLog : ILogger, IEnumerable<string>
{
    private readonly ConcurrentQueue<string> lines = new();

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public IEnumerator<string> GetEnumerator() => lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
