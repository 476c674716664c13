using System.Text.Json;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>An event of a journey's history with its time and, opened for the moment of the replay, the personal data that came with it; null where there was none or it is erased.</summary>
public sealed record RecordedEvent(IJourneyEvent Event, DateTimeOffset At, JsonElement? Clear);
