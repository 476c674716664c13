using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// Where a token stands: an activity and, within a ParallelForEach, the item that it runs for. Its key is the activity's
/// id, followed by <c>@block.index</c> for each ParallelForEach around it, from without.
/// </summary>
internal readonly record struct Spot(Activity Activity, string Items)
{
    private const char Mark = '@';

    public string Key => Activity.Id + Items;

    public static Spot Of(Definition definition, string key) => new(definition.Activities[IdOf(key)], ItemsOf(key));

    public static string IdOf(string key) => key.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at ? key[..at] : key;

    public static string ItemsOf(string key) => key[IdOf(key).Length..];

    /// <summary>The key of another activity of the same flowchart or block, or of a child.</summary>
    public string Beside(string activity) => activity + Items;

    /// <summary>The key of a child that runs for one item.</summary>
    public string ForItem(string child, int index) => BookmarkId.Of($"{child}{Items}{Mark}{Activity.Id}", index);

    /// <summary>Which item of the nearest loop over items it runs for; null where there is no loop around it, or it does not run.</summary>
    public (FactValue Value, int Index)? ItemIn(Definition definition, Journey journey)
    {
        for (var at = this; at.ParentKey(definition) is { } key;)
        {
            var index = definition.Activities[at.Activity.Parent!] is ParallelForEachBlock ? BookmarkId.Split(at.Items).Number : journey.Blocks.Find(key)?.Index;
            at = Of(definition, key);
            if (at.Activity is ForEachBlock or ParallelForEachBlock)
                return index is { } i && journey.Blocks.Find(key)?.Items is { } items && i < items.Count ? (items[i], i) : null;
        }

        return null;
    }

    /// <summary>Whether it stands in a block, however deep.</summary>
    public bool IsWithin(Definition definition, string block)
    {
        for (var key = ParentKey(definition); key is not null; key = Of(definition, key).ParentKey(definition))
            if (key == block)
                return true;
        return false;
    }

    /// <summary>The key of the block that it runs in; null directly in the flowchart at the root.</summary>
    public string? ParentKey(Definition definition)
    {
        if (Activity.Parent is not { } parent)
            return null;
        var ofItems = definition.Activities[parent] is ParallelForEachBlock;
        return parent + (ofItems ? Items[..Items.LastIndexOf(Mark)] : Items);
    }
}
