using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>Inputs as the new version would have got them: at its own bookmarks, one for each part of a step that was split, none for a step that is gone.</summary>
internal sealed class Translation(StepMapping mapping, Journey was)
{
    public IReadOnlyList<string> OfKey(string key) => mapping.OfKey(was, key);

    /// <summary>Whether the instance's step is one with others now.</summary>
    public bool IsMerged(string instance) => OfStep(instance) is [var now] && mapping.SourcesOf(now).Count > 1;

    private IReadOnlyList<string> OfStep(string instance) =>
        was.Steps.TryGetValue(instance, out var state) ? mapping.OfActivity(state.Activity) : [];

    /// <summary>Made one by one: what the first does may open the wait of the next.</summary>
    public IEnumerable<JourneyCommand> Of(Input input, Rerun run) => input.Command switch
    {
        RecordAnswer answer => AtWaits(input, answer.Bookmark, run).Select(id => answer with { Bookmark = id }),
        SubmitTask submission => AtWaits(input, submission.Bookmark, run).Select(id => submission with { Bookmark = id }),
        WithdrawRequest withdrawal => AtWaits(input, withdrawal.Bookmark, run).Select(id => withdrawal with { Bookmark = id }),
        ReceiveEvent received => AtWaits(input, received.Bookmark, run).Select(id => received with { Bookmark = id }),
        CompleteWork done => AtWaits(input, done.Bookmark, run).Select(id => done with { Bookmark = id }),
        TakeOffer offer => OfKey(offer.Instance).Select(instance => offer with { Instance = instance }),
        Intervene { Kind: Intervention.Extend } act => KeysOf(was.Deadlines.Find(act.Target)?.Current, run).Select(key => act with { Target = key }),
        Intervene { Kind: not Intervention.Cancel } act => OfKey(act.Target).Select(target => act with { Target = target }),
        PassDeadline passed => KeysOf(input.Day, run).Select(key => passed with { Key = key, Revision = run.Journey.Deadlines[key].Current.Revision }),
        var other => [other],
    };

    /// <summary>A bookmark that nothing waited at, such as that of an answer's correction, goes by its name.</summary>
    private IEnumerable<string> AtWaits(Input input, string bookmark, Rerun run)
    {
        if (input.Wait is not { } wait)
            return [PresentId(bookmark)];
        return OfKey(wait.Instance).Select(instance => run.BookmarkOf(wait with { Instance = instance }) ?? $"{instance}.0");
    }

    private string PresentId(string bookmark)
    {
        var (stem, number) = BookmarkId.Split(was.PresentId(bookmark));
        return BookmarkId.Of(OfKey(stem) is [var now, ..] ? now : stem, number);
    }

    /// <summary>The task of an instance that asks for what its application lacks.</summary>
    private string CompletionOf(string bookmark)
    {
        var (stem, number) = BookmarkId.Split(was.PresentId(bookmark));
        var instance = stem[..stem.LastIndexOf('.')];
        return BookmarkId.Of((OfKey(instance) is [var now, ..] ? now : instance) + stem[instance.Length..], number);
    }

    private List<string> KeysOf(DeadlineRevision? day, Rerun run) =>
        [.. run.Journey.Deadlines.Values.Select(d => d.Current).Where(d => day is not null && IsOf(d, day)).Select(d => d.Key)];

    private bool IsOf(DeadlineRevision now, DeadlineRevision day) => EngineRows.IsSteps(day)
        ? EngineRows.IsSteps(now) && now.Subject == day.Subject && mapping.Of(day.Step).Contains(now.Step)
        : now.Step == day.Step && (day.Step == EngineRows.Info ? now.Name == CompletionOf(day.Name) : OfKey(day.Name).Contains(now.Name));
}
