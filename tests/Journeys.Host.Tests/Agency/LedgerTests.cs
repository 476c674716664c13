using System.Text.Json.Nodes;
using Journeys.AgencyKit;
using Journeys.AgencyKit.Reference;

namespace Journeys.Host.Tests.Agency;

public sealed class LedgerTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"ledger-{Bereavement.NewId()}.jsonl");
    private readonly Guid _request = Guid.Parse(Bereavement.NewId());
    private readonly PlannedMessage _plan = new(Guid.Parse(Bereavement.NewId()), DateTimeOffset.UnixEpoch, 0, new JsonObject { ["type"] = "x" });

    [Fact]
    public void What_was_planned_and_not_posted_is_still_open_after_a_crash()
    {
        using (var ledger = new Ledger(_file))
        {
            ledger.Received(_request, [_plan]);
            ledger.Posting(_plan.Id);
        }

        using var again = new Ledger(_file);

        Assert.True(again.HasReceived(_request));
        Assert.Equal(_plan.Id, Assert.Single(again.Open).Id);
    }

    [Fact]
    public void What_was_posted_is_not_posted_again()
    {
        using (var ledger = new Ledger(_file))
        {
            ledger.Received(_request, [_plan]);
            ledger.Posted(_plan.Id);
        }

        using var again = new Ledger(_file);
        again.Planned(_plan);

        Assert.Empty(again.Open);
    }

    [Fact]
    public void A_line_that_a_crash_cut_short_never_was()
    {
        using (var ledger = new Ledger(_file)) ledger.Received(_request, [_plan]);
        File.AppendAllText(_file, """{"act":"Posted","message":""");

        using (var again = new Ledger(_file))
        {
            Assert.Single(again.Open);
            again.Posted(_plan.Id);
        }

        using var last = new Ledger(_file);
        Assert.Empty(last.Open);
    }

    [Fact]
    public void The_same_request_is_always_planned_the_same()
    {
        var request = Request.Of(JsonNode.Parse($$"""
            {"id":"{{_request}}","type":"se.livshandelse.bereavement.b06.expected.v1","time":"2026-11-17T12:00:00+01:00","journeyid":"{{_request}}",
             "subject":"B06.1","service":"burial-permit","data":{} }
            """)!.AsObject());

        var plans = Planner.Plan("polismyndigheten", request, Behaviour.Named("sofia").RuleFor("polismyndigheten", request));

        Assert.Equal(["Received", "Delayed", "Approved"], plans.Select(p => (string?)p.Event["data"]!["outcome"]));
        Assert.Equal("2026-12-01", (string?)plans[0].Event["data"]!["newDate"]);
        Assert.Equal("2026-12-21", (string?)plans[1].Event["data"]!["newDate"]);
        Assert.Equal(plans.Select(p => p.Id), Planner.Plan("polismyndigheten", request, Behaviour.Named("sofia").RuleFor("polismyndigheten", request)).Select(p => p.Id));
    }

    public void Dispose() => File.Delete(_file);
}
