namespace Journeys.Definitions;

/// <summary>What reading a definition gave: the definition, only where there is no finding, and every finding.</summary>
public sealed record DefinitionReading(Definition? Definition, IReadOnlyList<Finding> Findings);
