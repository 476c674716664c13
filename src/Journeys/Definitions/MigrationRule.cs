namespace Journeys.Definitions;

/// <summary>
/// What became of the steps of an earlier version, for journeys that run on it: the new name of each step, or of an
/// activity that is no step; several for one that was split. One that is not named keeps its name.
/// </summary>
public sealed record MigrationRule(int From, IReadOnlyDictionary<string, IReadOnlyList<string>> Steps);
