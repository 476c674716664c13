using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>
/// What came from outside in a journey's history. One that met a wait comes so long <paramref name="After"/> the wait opened,
/// on whatever day that is; any other comes at its own time.
/// </summary>
/// <param name="Command">As it was; its bookmark and time are set anew.</param>
/// <param name="At">When it came.</param>
/// <param name="Wait">The wait that it met, by what it waited for and how manieth it was.</param>
/// <param name="After">How long that wait had been open.</param>
internal sealed record RecordedInput(JourneyCommand Command, DateTimeOffset At, Wait? Wait, TimeSpan After)
{
    /// <summary>What a task asked that was sent in.</summary>
    public SentTask? Task { get; init; }
}

/// <summary>A bookmark apart from its number: the same wait has another number where other waits come before it.</summary>
internal sealed record Wait(string Instance, BookmarkKind Kind, TaskKind? Task, int Turn);
