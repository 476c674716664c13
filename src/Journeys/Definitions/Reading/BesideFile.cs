namespace Journeys.Definitions.Reading;

/// <summary>A file beside <c>workflow.json</c> that is part of the definition; <paramref name="Table"/> is the table's name, null for the figures.</summary>
internal sealed record BesideFile(string? Table, Place Place);
