using System.Text.Json;

namespace Journeys.AgencyKit.Reference;

/// <summary>
/// An agency's own record: each message it received, each answer it plans and each it posted, a line of JSON each,
/// on disk before it is acted on. Read again after a crash, it says what remains to be done.
/// </summary>
public sealed class Ledger : IDisposable
{
    private readonly FileStream? _file;
    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _received = [];
    private readonly Dictionary<Guid, PlannedMessage> _open = [];
    private readonly HashSet<Guid> _planned = [];

    /// <param name="path">The file; null keeps the ledger in memory only.</param>
    public Ledger(string? path)
    {
        if (path is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Replay(_file);
    }

    /// <summary>Raised when something is planned.</summary>
    public event Action? Changed;

    public bool HasReceived(Guid message)
    {
        lock (_lock) return _received.Contains(message);
    }

    /// <summary>The planned messages that are not posted yet, the earliest first.</summary>
    public IReadOnlyList<PlannedMessage> Open
    {
        get
        {
            lock (_lock) return [.. _open.Values.OrderBy(p => p.Due).ThenBy(p => p.Order)];
        }
    }

    /// <summary>A message came, and these answers are planned: one write, so that neither is without the other.</summary>
    public void Received(Guid message, IReadOnlyList<PlannedMessage> plans) => Append(new(LedgerAct.Received, message, plans));

    /// <summary>Something of the agency's own accord is planned; known already, it changes nothing.</summary>
    public void Planned(PlannedMessage plan)
    {
        lock (_lock)
            if (_planned.Contains(plan.Id)) return;
        Append(new(LedgerAct.Planned, plan.Id, [plan]));
    }

    public void Posting(Guid message) => Append(new(LedgerAct.Posting, message, null));

    public void Posted(Guid message) => Append(new(LedgerAct.Posted, message, null));

    /// <summary>The host refused it for good.</summary>
    public void Refused(Guid message, string why) => Append(new(LedgerAct.Refused, message, null) { Why = why });

    public void Dispose() => _file?.Dispose();

    private void Append(LedgerLine line)
    {
        lock (_lock)
        {
            if (_file is not null)
            {
                _file.Write(JsonSerializer.SerializeToUtf8Bytes(line, LedgerLine.Json));
                _file.WriteByte((byte)'\n');
                _file.Flush(flushToDisk: true);
            }

            Apply(line);
        }

        Changed?.Invoke();
    }

    private void Replay(FileStream file)
    {
        var whole = 0L;
        using var reader = new StreamReader(file, leaveOpen: true);
        var text = reader.ReadToEnd();
        foreach (var line in text.Split('\n')[..^1])
        {
            Apply(JsonSerializer.Deserialize<LedgerLine>(line, LedgerLine.Json)!);
            whole += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
        }

        // A line that a crash cut short was never acted on.
        file.SetLength(whole);
        file.Position = whole;
    }

    private void Apply(LedgerLine line)
    {
        if (line.Act == LedgerAct.Received) _received.Add(line.Message);
        if (line.Act is LedgerAct.Posted or LedgerAct.Refused) _open.Remove(line.Message);
        foreach (var plan in line.Plans ?? [])
            if (_planned.Add(plan.Id)) _open[plan.Id] = plan;
    }
}
