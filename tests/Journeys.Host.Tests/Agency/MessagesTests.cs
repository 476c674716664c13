using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Journeys.Host.Tests.Agency;

[Collection(AgencyCollection.Name)]
public sealed class MessagesTests(AgencyHost host) : IDisposable
{
    private readonly Caller _police = new(host, "polismyndigheten");
    private readonly Caller _register = new(host, "skatteverket");
    private readonly Bereavement _death = new(host);

    [Fact]
    public async Task An_answer_gets_a_receipt_and_moves_the_journey()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Approved");

        var reply = await _police.PostAsync(answer);

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal($"/agency/v1/messages/{answer["id"]}", reply.Headers.Location?.ToString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer.ToJsonString()))), (string?)reply.Body!["sha256"]);
        await host.Host.StillAsync();
        Assert.Equal("Applied", (string?)(await _police.GetAsync($"/agency/v1/messages/{answer["id"]}")).Body!["status"]);
        var receipt = await _police.GetAsync($"/agency/v1/messages/{answer["id"]}/receipt");
        Assert.Equal((string?)reply.Body["receiptId"], (string?)receipt.Body!["receiptId"]);
    }

    [Fact]
    public async Task The_same_answer_again_gets_the_same_receipt_also_when_its_step_is_closed()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Approved");
        var first = await _police.PostAsync(answer);
        await host.Host.StillAsync();

        var again = await _police.PostAsync(answer);

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal(first.Body!.ToJsonString(), again.Body!.ToJsonString());
    }

    [Fact]
    public async Task The_same_answer_many_times_at_once_has_one_receipt()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Received");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _police.PostAsync(answer)));

        Assert.Single(replies.Where(r => r.Status == HttpStatusCode.Accepted).Select(r => (string?)r.Body!["receiptId"]).Distinct());
        Assert.All(replies, r => Assert.True(r.Status is HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task A_tampered_body_under_a_used_id_is_refused()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Received");
        await _police.PostAsync(answer);
        answer["data"]!["reasons"] = "something else";

        var reply = await _police.PostAsync(answer);

        Assert.Equal((HttpStatusCode.Conflict, "other-body"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task A_closed_step_says_how_it_ended_and_takes_a_correction()
    {
        await _death.DiedAsync();
        await _police.PostAsync(_death.Answer("Approved", data: new() { ["decisionId"] = "p-1", ["content"] = new JsonObject() }));
        await host.Host.StillAsync();

        var closed = await _police.PostAsync(_death.Answer("Rejected", data: new() { ["decisionId"] = "p-2" }));
        var corrected = await _police.PostAsync(_death.Answer("Corrected", data: new() { ["supersedes"] = "p-1", ["as"] = "Rejected" }));

        Assert.Equal((HttpStatusCode.Conflict, "step-closed"), (closed.Status, closed.Slug));
        Assert.Equal(("Ended", "Approved", "p-1"), (
            (string?)closed.Body!["state"]!["phase"], (string?)closed.Body["state"]!["outcome"], (string?)closed.Body["state"]!["decisionId"]));
        Assert.Equal(HttpStatusCode.Accepted, corrected.Status);
    }

    [Theory]
    [InlineData("skatteverket", "B06.1")]
    [InlineData("polismyndigheten", "B02.1")]
    [InlineData("polismyndigheten", "B06.2")]
    [InlineData("polismyndigheten", "B09.1")]
    [InlineData("polismyndigheten", "nothing")]
    public async Task A_step_that_is_not_the_agencys_is_unknown_to_it(string agency, string bookmark)
    {
        await _death.DiedAsync();
        using var caller = new Caller(host, agency);

        var reply = await caller.PostAsync(_death.Answer("Approved", agency, bookmark));

        Assert.Equal((HttpStatusCode.NotFound, "unknown-step"), (reply.Status, reply.Slug));
        Assert.Null(reply.Body!["state"]);
    }

    [Fact]
    public async Task A_journey_that_is_not_there_is_an_unknown_step()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Approved");
        answer["journeyid"] = Bereavement.NewId();

        Assert.Equal("unknown-step", (await _police.PostAsync(answer)).Slug);
    }

    [Fact]
    public async Task An_expected_version_must_be_the_journeys()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Received");
        answer["expectedversion"] = 1;

        var reply = await _police.PostAsync(answer);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "other-version"), (reply.Status, reply.Slug));
        var actual = int.Parse(((string)reply.Body!["detail"]!).Split("is at ")[1].Split('.')[0], null);
        answer["expectedversion"] = actual;
        Assert.Equal(HttpStatusCode.Accepted, (await _police.PostAsync(answer)).Status);
    }

    [Fact]
    public async Task Anothers_source_is_refused()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Approved");
        answer["source"] = "/agencies/skatteverket";

        var reply = await _police.PostAsync(answer);

        Assert.Equal((HttpStatusCode.Forbidden, "foreign-source"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task A_fact_of_another_register_is_refused()
    {
        var fact = _death.Death();
        fact["source"] = "/agencies/polismyndigheten";

        var reply = await _police.PostAsync(fact);

        Assert.Equal((HttpStatusCode.Forbidden, "foreign-fact"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task Content_that_does_not_fit_the_services_schema_is_refused_with_pointers()
    {
        await _death.DiedAsync();
        var family = _death.Answer("Approved", "skatteverket", "B02.1", "b02", new()
        {
            ["content"] = new JsonObject
            {
                ["civilStatus"] = "engaged",
                ["survivors"] = new JsonArray(),
                ["children"] = new JsonArray(new JsonObject { ["person"] = "12", ["born"] = "2012-03-10", ["common"] = true, ["guardians"] = new JsonArray() }),
            },
        });

        var reply = await _register.PostAsync(family);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "schema"), (reply.Status, reply.Slug));
        Assert.Equal(["/data/content/children/0/person", "/data/content/civilStatus"], reply.Pointers.Order());
    }

    [Theory]
    [InlineData("Maybe", "{}", "/data/outcome")]
    [InlineData("Delayed", "{}", "/data/newDate")]
    [InlineData("Rejected", "{}", "/data/decisionId")]
    [InlineData("Dismissed", "{}", "/data/decisionId")]
    [InlineData("Delayed", """{"newDate":"soon"}""", "/data/newDate")]
    [InlineData("Forwarded", "{}", "/data/forwardedTo")]
    [InlineData("Annulled", "{}", "/data/supersedes")]
    [InlineData("Corrected", """{"supersedes":"x","as":"Received"}""", "/data/as")]
    [InlineData("Corrected", """{"supersedes":"x","as":"Approved","decisionId":"x"}""", "/data/decisionId")]
    [InlineData("Received", """{"note":"x"}""", "/data/note")]
    [InlineData("Received", """{"decisionId":"198701012398"}""", "/data/decisionId")]
    [InlineData("Annulled", """{"supersedes":"polis 870101-2398"}""", "/data/supersedes")]
    [InlineData("Forwarded", """{"forwardedTo":"19870101-2398"}""", "/data/forwardedTo")]
    [InlineData("Rejected", """{"decisionId":"x","servedOn":"yesterday"}""", "/data/servedOn")]
    [InlineData("Rejected", """{"decisionId":"x","appeal":{"kind":"förvaltningsbesvär","body":"x","days":0}}""", "/data/appeal/days")]
    [InlineData("Rejected", """{"decisionId":"x","appeal":{"kind":1}}""", "/data/appeal/kind")]
    [InlineData("Rejected", """{"decisionId":"x","appeal":{"kind":"x","body":"19870101-2398","days":21}}""", "/data/appeal/body")]
    [InlineData("Rejected", """{"decisionId":"x","appeal":"none"}""", "/data/appeal")]
    public async Task An_answer_that_is_not_in_the_contract_is_refused(string outcome, string data, string pointer)
    {
        await _death.DiedAsync();

        var reply = await _police.PostAsync(_death.Answer(outcome, data: JsonNode.Parse(data)!.AsObject()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains(pointer, reply.Pointers);
    }

    [Fact]
    public async Task A_type_that_says_something_else_than_the_data_is_refused()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Approved");
        answer["type"] = "se.livshandelse.bereavement.b06.rejected.v1";

        Assert.Equal(["/type"], (await _police.PostAsync(answer)).Pointers);
    }

    [Theory]
    [InlineData("specversion", "0.3")]
    [InlineData("id", "7")]
    [InlineData("source", "")]
    [InlineData("type", null)]
    [InlineData("journeyid", "x")]
    [InlineData("subject", "19870101-2398")]
    [InlineData("note", "198701012398")]
    [InlineData("expectedversion", "two")]
    public async Task A_wrong_attribute_is_malformed_with_its_pointer(string attribute, string? value)
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Approved");
        answer[attribute] = value;

        var reply = await _police.PostAsync(answer);

        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (reply.Status, reply.Slug));
        Assert.Contains("/" + attribute, reply.Pointers);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id":"a","id":"b"}""")]
    public async Task What_is_not_an_event_is_malformed(string body)
    {
        var reply = await _police.SendAsync(HttpMethod.Post, "/agency/v1/messages", body, "application/cloudevents+json");

        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (reply.Status, reply.Slug));
        Assert.Equal("application/problem+json", reply.MediaType);
    }

    [Fact]
    public async Task A_body_beyond_256_kB_is_too_large()
    {
        var reply = await _police.SendAsync(HttpMethod.Post, "/agency/v1/messages", new string(' ', 256 * 1024 + 1), "application/cloudevents+json");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (reply.Status, reply.Slug));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/cloudevents+json; charset=latin1")]
    [InlineData(null)]
    public async Task Another_media_type_is_refused(string? type)
    {
        var reply = await _police.SendAsync(HttpMethod.Post, "/agency/v1/messages", "{}", type);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "media-type"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task A_batch_is_taken_whole()
    {
        await _death.DiedAsync();

        var reply = await _police.PostAsync(new JsonArray(_death.Answer("Received"), _death.Answer("Approved")));

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal(2, reply.Body!.AsArray().Select(r => (string?)r!["receiptId"]).Distinct().Count());
    }

    [Fact]
    public async Task Of_a_batch_with_one_fault_nothing_is_taken()
    {
        await _death.DiedAsync();
        var good = _death.Answer("Received");

        var reply = await _police.PostAsync(new JsonArray(good, _death.Answer("Delayed", data: [])));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal(["/1/data/newDate"], reply.Pointers);
        Assert.Equal(HttpStatusCode.NotFound, (await _police.GetAsync($"/agency/v1/messages/{good["id"]}")).Status);
    }

    [Fact]
    public async Task An_agency_sees_only_its_own_receipts()
    {
        await _death.DiedAsync();
        var answer = _death.Answer("Received");
        await _police.PostAsync(answer);

        Assert.Equal("unknown-message", (await _register.GetAsync($"/agency/v1/messages/{answer["id"]}")).Slug);
        Assert.Equal("unknown-message", (await _register.GetAsync($"/agency/v1/messages/{answer["id"]}/receipt")).Slug);
        Assert.Equal("unknown-message", (await _police.GetAsync("/agency/v1/messages/what")).Slug);
    }

    public void Dispose()
    {
        _police.Dispose();
        _register.Dispose();
    }
}
