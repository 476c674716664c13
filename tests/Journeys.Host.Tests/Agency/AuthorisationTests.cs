using System.Net;
using Journeys.Host.Identity;

namespace Journeys.Host.Tests.Agency;

[Collection(AgencyCollection.Name)]
public sealed class AuthorisationTests(AgencyHost host)
{
    public static TheoryData<string, string> Calls => new()
    {
        { "POST", "/agency/v1/inbox:receive" },
        { "POST", "/agency/v1/inbox:acknowledge" },
        { "POST", "/agency/v1/inbox:release" },
        { "POST", "/agency/v1/inbox:reject" },
        { "POST", "/agency/v1/inbox:renew" },
        { "POST", "/agency/v1/messages" },
        { "GET", "/agency/v1/messages/8f14e45f-ceea-467f-ab3d-9c1d6c1f0c3a" },
        { "GET", "/agency/v1/messages/8f14e45f-ceea-467f-ab3d-9c1d6c1f0c3a/receipt" },
        { "GET", "/agency/v1/status" },
        { "GET", "/agency/v1/catalogue" },
        { "GET", "/agency/v1/nothing" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Without_a_token_nothing_is_told(string method, string path)
    {
        using var nobody = new Caller(host, null);

        var reply = await nobody.SendAsync(new(method), path, null, null);

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorised", "application/problem+json"), (reply.Status, reply.Slug, reply.MediaType));
        Assert.Equal("Bearer realm=\"agency\"", reply.Headers.WwwAuthenticate.ToString());
        Assert.NotNull(reply.Body!["traceId"]);
        Assert.Equal(path, (string?)reply.Body["instance"]);
    }

    [Theory]
    [InlineData("agt_")]
    [InlineData("agt_0123456789ab.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("something")]
    public async Task A_token_that_nobody_issued_is_invalid(string token)
    {
        using var caller = new Caller(host, null) { Token = token };

        var reply = await caller.GetAsync("/agency/v1/status");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Contains("invalid_token", reply.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokens_id_with_anothers_secret_is_invalid()
    {
        var (one, other) = (await host.IssueAsync("polismyndigheten"), await host.IssueAsync("polismyndigheten"));
        using var caller = new Caller(host, null) { Token = one.Split('.')[0] + "." + other.Split('.')[1] };

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/agency/v1/status")).Status);
    }

    [Fact]
    public async Task A_revoked_token_ends_at_once()
    {
        using var caller = new Caller(host, null) { Token = await host.IssueAsync("polismyndigheten") };
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/agency/v1/status")).Status);

        await host.Host.Get<AgencyTokens>().RevokeAsync(caller.Token.Split('_', '.')[1], TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/agency/v1/status")).Status);
    }

    [Fact]
    public async Task A_token_ends_on_its_day()
    {
        using var caller = new Caller(host, null) { Token = await host.IssueAsync("polismyndigheten", days: 1) };
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/agency/v1/status")).Status);

        host.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/agency/v1/status")).Status);
    }

    [Fact]
    public async Task A_token_is_listed_without_its_secret_and_tells_its_last_use()
    {
        var token = await host.IssueAsync("skatteverket");
        using var caller = new Caller(host, null) { Token = token };
        await caller.GetAsync("/agency/v1/status");

        var listed = Assert.Single(
            await host.Host.Get<AgencyTokens>().ListAsync(TestContext.Current.CancellationToken), t => token.Contains(t.Id, StringComparison.Ordinal));

        Assert.Equal("skatteverket", listed.Agency);
        Assert.NotNull(listed.LastUsedAt);
        Assert.DoesNotContain(token.Split('.')[1], System.Text.Json.JsonSerializer.Serialize(listed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_an_unknown_agency_is_refused_with_the_known_ones()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => host.IssueAsync("kronofogde"));

        var known = Directory.EnumerateFiles(Path.Combine(RunningHost.Shipped, "agencies"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);
        Assert.Contains(string.Join(", ", known), refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/agency/v1/nothing")]
    [InlineData("GET", "/agency/v2/inbox")]
    [InlineData("DELETE", "/agency/v2/messages")]
    public async Task An_unknown_route_is_a_problem_too(string method, string path)
    {
        using var caller = new Caller(host, "skatteverket");

        var reply = await caller.SendAsync(new(method), path, null, null);

        Assert.Equal((HttpStatusCode.NotFound, "unknown-route"), (reply.Status, reply.Slug));
    }

    [Theory]
    [InlineData("DELETE", "/agency/v1/messages", "POST")]
    [InlineData("GET", "/agency/v1/inbox:receive", "POST")]
    [InlineData("POST", "/agency/v1/status", "GET")]
    [InlineData("PUT", "/agency/v1/messages/8f14e45f-ceea-467f-ab3d-9c1d6c1f0c3a/receipt", "GET")]
    public async Task A_known_path_called_by_another_method_names_those_there_are(string method, string path, string allowed)
    {
        using var caller = new Caller(host, "skatteverket");

        var reply = await caller.SendAsync(new(method), path, null, null);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "wrong-method", "application/problem+json"), (reply.Status, reply.Slug, reply.MediaType));
        Assert.Equal([allowed], reply.Allow);
        Assert.Contains($"Use {allowed}", (string?)reply.Body!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_tells_an_agency_its_own_services_and_facts_with_schemas()
    {
        using var caller = new Caller(host, "skatteverket");

        var catalogue = (await caller.GetAsync("/agency/v1/catalogue")).Body!;

        Assert.Equal("/agencies/skatteverket", (string?)catalogue["source"]);
        var family = catalogue["services"]!.AsArray().Single(s => (string?)s!["name"] == "family-relations")!;
        Assert.Equal("FE", (string?)family["profile"]);
        Assert.Equal("object", (string?)family["answer"]!["type"]);
        Assert.Equal(
            ["se.livshandelse.register.deathcertificatereceived.v1", "se.livshandelse.register.deathregistered.v1", "se.livshandelse.register.incomecorrected.v1"],
            catalogue["facts"]!.AsArray().Select(f => (string?)f!["type"]));
    }
}
