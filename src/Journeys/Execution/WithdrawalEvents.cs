using System.Text.Json;

namespace Journeys.Execution;

/// <summary>A person began the journey, and takes part in it as <paramref name="Role"/>.</summary>
public sealed record JourneyBegun(Guid By, string Role) : IHoldsData
{
    /// <summary>Who they are, sealed: agencies are asked about them. Null where it was not told.</summary>
    public JsonElement? Data { get; init; }
}

/// <summary>A person took back the request that was open at <paramref name="Bookmark"/>.</summary>
public sealed record RequestWithdrawn(string Bookmark, string Instance, Guid By, string Receipt) : IJourneyEvent;

/// <summary>A person took back the whole journey. What had been decided stands.</summary>
public sealed record JourneyWithdrawn(Guid By, string Receipt) : IJourneyEvent;
