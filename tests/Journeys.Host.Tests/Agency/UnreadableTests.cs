using System.Net;

namespace Journeys.Host.Tests.Agency;

/// <summary>What JSON's grammar lets through, and no text or name may be.</summary>
[Collection(AgencyCollection.Name)]
public sealed class UnreadableTests(AgencyHost host)
{
    private const string Lock = "0f05c3b4-97ab-4bb0-9779-53a1c0f1b7aa";

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"\ud800"}""", "/id")]
    [InlineData("""{"specversion":"1.0","other":"\udc00"}""", "/other")]
    [InlineData("""{"data":{"outcome":"Approved","content":{"list":[{"x":"a\u0000b"}]}}}""", "/data/content/list/0/x")]
    [InlineData("""{"data":{"content":{"a\u0000b":1}}}""", "/data/content")]
    [InlineData("""{"data":{"content":{"198701012398":1}}}""", "/data/content")]
    [InlineData("""{"a/b~c":"\ud800"}""", "/a~1b~0c")]
    [InlineData("""{"data":{"content":{"fromAbroad":99999999999999999999}}}""", "/data/content/fromAbroad")]
    [InlineData("""{"data":{"content":{"born":1e999}}}""", "/data/content/born")]
    public async Task In_a_message_it_is_malformed_with_its_pointer(string body, string pointer)
    {
        using var police = new Caller(host, "polismyndigheten");

        var reply = await police.SendAsync(HttpMethod.Post, "/agency/v1/messages", body, "application/cloudevents+json");

        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (reply.Status, reply.Slug));
        Assert.Equal(pointer, Assert.Single(reply.Pointers));
    }

    [Theory]
    [InlineData("receive", """{"\ud800":1}""")]
    [InlineData("acknowledge", """{"lockTokens":["\ud800"]}""")]
    [InlineData("reject", $$"""{"lockTokens":["{{Lock}}"],"reason":"a\u0000b"}""")]
    [InlineData("reject", $$"""{"lockTokens":["{{Lock}}"],"reason":"\ud800"}""")]
    public async Task In_a_call_on_the_inbox_it_is_malformed(string act, string body)
    {
        using var police = new Caller(host, "polismyndigheten");

        var reply = await police.SendAsync(HttpMethod.Post, $"/agency/v1/inbox:{act}", body, "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_malformed()
    {
        using var police = new Caller(host, "polismyndigheten");

        var reply = await police.SendBytesAsync(HttpMethod.Post, "/agency/v1/inbox:reject", [.. "{\"reason\":\""u8, 0xFF, .. "\"}"u8], "application/json");

        Assert.Equal("/reason", Assert.Single(reply.Pointers));
    }

    [Fact]
    public async Task A_name_that_stands_twice_is_told_as_such()
    {
        using var police = new Caller(host, "polismyndigheten");

        var reply = await police.SendAsync(HttpMethod.Post, "/agency/v1/inbox:receive", """{"maxMessages":1,"maxMessages":2}""", "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("same name twice", (string?)reply.Body!["detail"], StringComparison.Ordinal);
    }
}
