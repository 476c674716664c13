using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>The CloudEvent that tells an agency what a journey asks of it; who and what stands only in its data.</summary>
public static class OutgoingEvent
{
    /// <param name="subject">The bookmark that the agency's answer names.</param>
    public static JsonObject Of(
        AgencyMessage message, Guid id, string subject, Journey journey, AgencyActivity step, Period? serviceLevel, JsonNode data) => new()
        {
            ["specversion"] = "1.0",
            ["id"] = id.ToString(),
            ["source"] = $"/journeys/{message.Journey}",
            ["type"] = MessageType.Of(journey.Definition, step.StepId, message.Verb),
            ["subject"] = subject,
            ["time"] = message.At.ToString("O", CultureInfo.InvariantCulture),
            ["datacontenttype"] = "application/json",
            ["dataschema"] = $"/agency/v1/catalogue#{message.Service}",
            ["journeyid"] = message.Journey.ToString(),
            ["service"] = message.Service,
            ["definitionversion"] = journey.DefinitionVersion.ToString(CultureInfo.InvariantCulture),
            ["attempt"] = message.Number.ToString(CultureInfo.InvariantCulture),
            ["expectedby"] = ExpectedBy(message, serviceLevel),
            ["data"] = data,
        };

    private static string? ExpectedBy(AgencyMessage message, Period? serviceLevel) =>
        serviceLevel is { } level && message.Verb is MessageVerb.Request or MessageVerb.Expected or MessageVerb.Fetch
            ? StatutoryTime.Due(SwedishTime.DateOf(message.At), level, noSundayRule: true).ToString("O", CultureInfo.InvariantCulture)
            : null;
}
