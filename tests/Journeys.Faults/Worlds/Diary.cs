using System.Text.Json;

namespace Journeys.Faults.Worlds;

/// <summary>A promise that a client was given: the host has this message safe.</summary>
internal sealed record Promise(DateTimeOffset At, string Agency, Guid Message, string Mark, string Line);

/// <summary>The history: every acknowledged command in the order of its acknowledgement, on disk before anybody acts on it.</summary>
internal sealed class Diary(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _file = new(path, append: true) { AutoFlush = true };
    private readonly Dictionary<(string, Guid), Promise> _promises = [];
    private readonly List<Promise> _inOrder = [];
    private readonly HashSet<(string Agency, Guid Message)> _received = [];

    public IReadOnlyList<Promise> Promises
    {
        get
        {
            lock (_lock) return [.. _inOrder];
        }
    }

    public IReadOnlyList<(string Agency, Guid Message)> Received
    {
        get
        {
            lock (_lock) return [.. _received];
        }
    }

    /// <summary>A message was acknowledged; said again, it changes nothing.</summary>
    /// <param name="line">What it keeps its order within: a step, or a matter.</param>
    public void Acknowledged(string agency, Guid message, string mark, string line)
    {
        var promise = new Promise(TimeProvider.System.GetUtcNow(), agency, message, mark, line);
        lock (_lock)
        {
            if (!_promises.TryAdd((agency, message), promise)) return;
            _inOrder.Add(promise);
            _file.WriteLine(JsonSerializer.Serialize(promise));
        }
    }

    /// <summary>A request was taken from an inbox. False where it had been already.</summary>
    public bool Took(string agency, Guid message)
    {
        lock (_lock) return _received.Add((agency, message));
    }

    public void Dispose() => _file.Dispose();
}
