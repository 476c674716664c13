using Journeys.Execution;

namespace Journeys.Definitions.Tables;

/// <summary>Every combination of the values that some facts may have, numbered.</summary>
internal sealed class Grid(IReadOnlyList<Axis> axes)
{
    /// <summary>More combinations than this are not gone through; a table that has more is refused.</summary>
    public const int Most = 20_000;

    public IReadOnlyList<Axis> Axes => axes;

    public long Size { get; } = axes.Aggregate(1L, (size, axis) => Math.Min(size * axis.Values.Count, Most + 1L));

    /// <summary>The value of each fact in a combination.</summary>
    public Dictionary<string, FactValue> Point(int number)
    {
        var point = new Dictionary<string, FactValue>(axes.Count, StringComparer.Ordinal);
        foreach (var axis in axes)
        {
            point[axis.Path] = axis.Values[number % axis.Values.Count];
            number /= axis.Values.Count;
        }

        return point;
    }

    /// <summary>Whether, of something that was found for each combination, any two differ that only this fact tells apart.</summary>
    public bool Varies<T>(IReadOnlyList<T> found, int axis)
    {
        var step = axes.Take(axis).Aggregate(1, (size, a) => size * a.Values.Count);
        for (var i = 0; i < found.Count; i++)
            if (i / step % axes[axis].Values.Count > 0 && !EqualityComparer<T>.Default.Equals(found[i], found[i - step])) return true;
        return false;
    }
}
