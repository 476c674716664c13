using Journeys.Execution;
using Journeys.WhatIf;

namespace Journeys.Migration;

/// <summary>What came from outside, at its own time; <paramref name="Wait"/> is the wait that it met, <paramref name="Day"/> the one that passed.</summary>
internal sealed record Input(JourneyCommand Command, Wait? Wait, DeadlineRevision? Day = null)
{
    public DateTimeOffset At => Command.Now;
}
