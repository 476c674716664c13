using System.Text.Json;

namespace Journeys.Host.Agency;

/// <summary>A message from an agency: a structured CloudEvent 1.0 with this contract's extensions. <paramref name="Text"/> is its JSON as sent.</summary>
public sealed record CloudEvent(
    Guid Id, string Source, string Type, string? Subject, Guid? Journey, long? ExpectedVersion, JsonElement Data, string Text);
