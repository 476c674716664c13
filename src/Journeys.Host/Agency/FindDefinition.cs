using Journeys.Definitions;

namespace Journeys.Host.Agency;

/// <summary>The published definition of a hash, from the engine's catalogue; null where there is none.</summary>
public delegate Definition? FindDefinition(string hash);
