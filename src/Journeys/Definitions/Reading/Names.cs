using System.Text.RegularExpressions;

namespace Journeys.Definitions.Reading;

/// <summary>The forms of names: they stand in bookmarks, URLs, logs and JavaScript.</summary>
internal static partial class Names
{
    /// <summary>Endings of the tasks that the engine itself opens, <c>B17.child-2.info</c>.</summary>
    private static readonly string[] EngineTasks = [".info", ".appeal", ".check", ".manual", ".delay"];

    public static bool IsFact(string name) => Fact.IsMatch(name) && name.Split('.')[0] is not ("data" or "item" or "subject" or "part" or "steps");

    public static bool IsActivity(string name) => Id.IsMatch(name);

    public static bool IsStep(string name) => Id.IsMatch(name) && !EngineTasks.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    public static bool IsLifeEvent(string name) => LifeEvent.IsMatch(name);

    /// <summary>A plain path into an answer, <c>data.x.y</c>.</summary>
    public static bool IsDataPath(string name) => DataPath.IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z")]
    private static partial Regex Fact { get; }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Id { get; }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex LifeEvent { get; }

    [GeneratedRegex(@"^data(\.[A-Za-z_][A-Za-z0-9_]*)+\z")]
    private static partial Regex DataPath { get; }
}
