using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>
/// Goes on by the definition that decides it, with the state that was proven for it. <paramref name="Rights"/> are those
/// that it gives for what has been decided already.
/// </summary>
public sealed record Migrate(Certificate Certificate, MigratedState State, ImmutableList<TaskOpened> Rights) : JourneyCommand;
