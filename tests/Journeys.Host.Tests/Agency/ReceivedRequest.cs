using System.Text;
using System.Text.Json.Nodes;
using Journeys.Host.Identity;

namespace Journeys.Host.Tests.Agency;

/// <summary>What lies in an agency's inbox, as it gets it over HTTP.</summary>
internal static class ReceivedRequest
{
    /// <summary>The data of the oldest message of a service.</summary>
    public static async Task<JsonObject> DataAsync(Uri host, AgencyTokens tokens, string agency, string service)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = host };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await tokens.IssueAsync(agency, "test", 1)).ToString());
        using var asked = new StringContent("""{"maxMessages":10,"maxWaitSeconds":20,"lockSeconds":60}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("agency/v1/inbox:receive", UriKind.Relative), asked, cancellation);
        var messages = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation))!.AsArray();
        return messages.First(m => (string?)m!["event"]!["service"] == service)!["event"]!["data"]!.AsObject();
    }
}
