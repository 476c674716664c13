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
        AgencyMessage message, Guid id, string subject, Journey journey, AgencyActivity step, Period? serviceLevel, JsonNode data)
    {
        var told = Told(message, id, subject, journey, step, serviceLevel, data);
        // Where the demand itself is refused.
        if (message.Verb == MessageVerb.Demand) told["demand"] = message.Bookmark;
        return told;
    }

    private static JsonObject Told(
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
            ["expectedby"] = ExpectedBy(message, journey, step, serviceLevel)?.ToString("O", CultureInfo.InvariantCulture),
            ["data"] = data,
        };

    /// <summary>By the service's level: from the request, or from what completes the application. A demand has its own day.</summary>
    private static DateOnly? ExpectedBy(AgencyMessage message, Journey journey, AgencyActivity step, Period? serviceLevel) => message.Verb switch
    {
        MessageVerb.Demand => EngineRows.Find(journey, EngineRows.Demand, message.Instance)?.Current.Date,
        MessageVerb.Request or MessageVerb.Expected or MessageVerb.Fetch when serviceLevel is { } level =>
            StatutoryTime.Due(SwedishTime.DateOf(message.At), level, noSundayRule: true),
        MessageVerb.Reply when serviceLevel is { } level && journey.Steps.Find(message.Instance) is { } state => AgencyTime.Due(step, state, level),
        _ => null,
    };
}
