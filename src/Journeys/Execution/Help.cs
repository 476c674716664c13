using System.Text.Json;

namespace Journeys.Execution;

/// <summary>How a person asked a caseworker to act for them.</summary>
public enum HelpReason
{
    Phone,
    Visit,

    /// <summary>As the caseworker wrote it.</summary>
    Other,
}

/// <summary>A command that a caseworker gives for a person. <paramref name="Said"/> is sealed with the person's key: it may tell of them.</summary>
/// <param name="For">Whom it is for.</param>
/// <param name="Worker">The caseworker's name, as the person sees it.</param>
/// <param name="Reason">How the person asked for it.</param>
/// <param name="Said">What the caseworker wrote, where the reason is another.</param>
public sealed record OnBehalf(Guid For, string Worker, HelpReason Reason, JsonElement? Said);

/// <summary>What was just done was done by a caseworker for <paramref name="For"/>, who sees it.</summary>
public sealed record ActedOnBehalf(Guid For, string Worker, HelpReason Reason, JsonElement? Data) : IHoldsData;
