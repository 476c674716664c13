using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>Every wait that a journey ever had: by its bookmark, and when it opened.</summary>
internal sealed class SeenWaits
{
    private readonly Dictionary<string, (Wait Wait, DateTimeOffset OpenedAt)> _seen = [];
    private readonly Dictionary<(string, BookmarkKind, TaskKind?), int> _turns = [];
    private readonly HashSet<Wait> _all = [];
    private readonly Dictionary<Wait, string> _bookmarks = [];
    private Journey? _last;

    public IReadOnlySet<Wait> All => _all;

    /// <summary>Notes what is open now. Returns the waits that are new.</summary>
    public IReadOnlyList<(string Bookmark, Wait Wait)> See(Journey journey, DateTimeOffset at)
    {
        if (ReferenceEquals(_last?.Bookmarks, journey.Bookmarks)) return [];
        _last = journey;
        var found = new List<(string, Wait)>();
        foreach (var (id, bookmark) in journey.Bookmarks)
        {
            if (_seen.ContainsKey(id)) continue;
            var kind = (bookmark.Instance, bookmark.Kind, bookmark.Task);
            var wait = new Wait(bookmark.Instance, bookmark.Kind, bookmark.Task, _turns[kind] = _turns.GetValueOrDefault(kind) + 1);
            _seen[id] = (wait, at);
            _all.Add(wait);
            _bookmarks[wait] = id;
            found.Add((id, wait));
        }

        return found;
    }

    public (Wait Wait, DateTimeOffset OpenedAt)? Find(string bookmark) => _seen.TryGetValue(bookmark, out var wait) ? wait : null;

    /// <summary>The bookmark of a wait; null where there was none.</summary>
    public string? BookmarkOf(Wait wait) => _bookmarks.GetValueOrDefault(wait);
}
