namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>Steps and instances that had another name by an earlier version of the definition, with the name they have now. Bookmarks keep the ids that people and agencies hold.</summary>
    public SortedMap<string> Renamed { get; init; } = SortedMap<string>.Empty;

    /// <summary>The id that a bookmark would have by the definition that holds now.</summary>
    public string PresentId(string bookmark)
    {
        var (stem, number) = BookmarkId.Split(bookmark);
        if (Renamed.TryGetValue(stem, out var whole))
            return BookmarkId.Of(whole, number);
        var dot = stem.LastIndexOf('.');
        return dot > 0 && Renamed.TryGetValue(stem[..dot], out var instance) ? BookmarkId.Of(instance + stem[dot..], number) : bookmark;
    }

    /// <summary>The name that an instance has by the definition that holds now.</summary>
    public string PresentName(string instance) => Steps.ContainsKey(instance) ? instance : Renamed.Find(instance) ?? instance;

    private Journey After(JourneyMigrated e) => e.State.Onto(this) with
    {
        DefinitionVersion = e.Certificate.To.Version,
        DefinitionHash = e.Certificate.To.Hash,
    };
}
