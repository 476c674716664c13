using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Faults;

/// <summary>The checker itself: on what is sound it is silent, and each fault that it is there for is a line.</summary>
public sealed class HistoryTests
{
    private static readonly Guid Stream = new("7b0f6f3e-6f3c-5d1c-9d5e-0a3c7c1d2e4f");
    private static readonly Guid Asked = RequestId.Of(Stream, "B06.1", MessageVerb.Request, 1);
    private static readonly Guid Death = new("11111111-1111-8111-8111-111111111111");
    private static readonly Guid Answer = new("22222222-2222-8222-8222-222222222222");

    [Fact]
    public void What_is_sound_has_no_differences() => Assert.Empty(History.Differences(Sound()));

    [Fact]
    public void An_acknowledged_answer_that_is_not_in_its_stream_is_told() =>
        Tells($"answer {Stream} B06.1 Approved polis-1: applied 1 times by the receipts, 0 times in the stream", Without("answer_recorded"));

    [Fact]
    public void An_acknowledged_answer_without_a_receipt_is_told() =>
        Tells($"message {Answer} of polisen (B06.1 Approved polis-1) was acknowledged and has no receipt", Sound() with { Receipts = [Sound().Receipts[0]] });

    [Fact]
    public void An_answer_that_was_applied_twice_is_told() =>
        Tells("applied 1 times by the receipts, 2 times in the stream", And(Sound().Events[3]));

    [Theory]
    [InlineData("Accepted")]
    [InlineData("Failed")]
    public void A_receipt_that_does_not_say_the_end_is_told(string status) =>
        Tells($"message {Answer} of polisen is still {status}", Sound() with { Receipts = [Sound().Receipts[0], Sound().Receipts[1] with { Status = status }] });

    [Fact]
    public void A_step_that_was_dispatched_twice_with_different_ids_is_told() =>
        Tells($"Request of B06.1 in {Stream} was dispatched 2 times, under 2 ids", And(Event("agency_asked", """{"bookmark":"B06.1","agency":"polisen","verb":"Request","attempt":2}""")));

    [Fact]
    public void A_message_under_another_id_than_its_own_is_told()
    {
        var odd = Sound() with { Inbox = [.. Sound().Inbox, Sound().Inbox[0] with { Id = Death }] };
        Tells($"message polisen {Death} of journey {Stream} is in an inbox, and no event dispatched it", odd);
        Tells($"message {Death} to polisen: in its inbox, received 0 times", odd);
    }

    [Fact]
    public void A_dispatch_that_never_reached_its_inbox_is_told() =>
        Tells($"message polisen {Asked} of journey {Stream} was dispatched and is in no inbox", Sound() with { Inbox = [] });

    [Fact]
    public void A_message_that_a_ledger_took_twice_is_told() =>
        Tells($"message {Asked} to polisen: in its inbox, received 2 times", Sound() with { Received = [("polisen", Asked), ("polisen", Asked)] });

    [Fact]
    public void A_gap_in_a_stream_is_told() =>
        Tells($"stream {Stream} of version 6 lacks or doubles an event: it has 1 2 4 5 6", Without("agency_asked"));

    [Fact]
    public void A_task_with_a_receipt_that_is_not_in_its_stream_is_told() =>
        Tells($"task {Stream} B07.1 J-1: submitted 0 times, its receipt shown", Without("task_submitted"));

    [Fact]
    public void A_journey_that_never_ended_is_told() => Tells($"journey {Stream} is Ended, and ended 0 times", Without("journey_ended"));

    [Fact]
    public void A_journey_that_never_began_is_told() => Tells("2 journeys were begun, and there are 1", Sound() with { Begun = 2 });

    [Fact]
    public void What_took_effect_in_another_order_than_it_was_acknowledged_is_told()
    {
        var all = Sound();
        var other = new Acknowledged("polisen", Death, "B06.1 Received polis-0") { Line = "B06" };
        var late = Event("answer_recorded", """{"bookmark":"B06.1","outcome":"Received","decisionId":"polis-0"}""", 7);
        Tells("B06: acknowledged in the order B06.1 Received polis-0, B06.1 Approved polis-1, took effect as B06.1 Approved polis-1, B06.1 Received polis-0", all with
        {
            Acknowledged = [all.Acknowledged[0], other, all.Acknowledged[1] with { Line = "B06" }],
            Receipts = [.. all.Receipts, new($"{Death}", "polisen", Stream, "Applied", "")],
            Events = [.. all.Events, late],
        });
    }

    [Fact]
    public void A_last_day_that_passed_twice_is_told()
    {
        var passed = Event("deadline_passed", """{"key":"B08","revision":1,"mark":"Due"}""", 7);
        Tells($"Due of B08, revision 1, in {Stream} passed 2 times", Sound() with { Events = [.. Sound().Events, passed, passed with { Version = 8 }] });
    }

    [Fact]
    public void A_withdrawal_that_comes_before_what_it_withdraws_is_told()
    {
        var told = Event("agency_told", """{"bookmark":"B06.1","instance":"B06","agency":"polisen","verb":"Withdraw","number":1}""", 7);
        var asked = Event("agency_asked", """{"bookmark":"B06.1","instance":"B06","agency":"polisen","verb":"Request","attempt":1}""", 3);
        Tells($"step B06 of journey {Stream}: its messages have the sequence 2 1 in the inbox", Sound() with
        {
            Events = [asked, told],
            Inbox = [new("polisen", asked.Request, Stream, "B06", "acknowledged") { Sequence = 2 }, new("polisen", told.Request, Stream, "B06", "acknowledged") { Sequence = 1 }],
        });
    }

    private static void Tells(string line, Recorded all) => Assert.Contains(History.Differences(all), d => d.Contains(line, StringComparison.Ordinal));

    private static Recorded Without(string type) => Sound() with { Events = [.. Sound().Events.Where(e => e.Type != type)] };

    private static Recorded And(StreamEvent more) => Sound() with { Events = [.. Sound().Events, more with { Version = 7 }], Streams = [new(Stream, 7, "Ended")] };

    private static StreamEvent Event(string type, string data, long version = 0) => new(Stream, version, type, JsonNode.Parse(data)!);

    private static Recorded Sound() => new()
    {
        Begun = 1,
        Streams = [new(Stream, 6, "Ended")],
        Events =
        [
            Event("journey_started", "{}", 1),
            Event("register_fact_recorded", """{"fact":"DeathRegistered","factId":"kill-0"}""", 2),
            Event("agency_asked", """{"bookmark":"B06.1","agency":"polisen","verb":"Request","attempt":1}""", 3),
            Event("answer_recorded", """{"bookmark":"B06.1","outcome":"Approved","decisionId":"polis-1"}""", 4),
            Event("task_submitted", """{"bookmark":"B07.1","receipt":"J-1"}""", 5),
            Event("journey_ended", "{}", 6),
        ],
        Receipts = [new($"{Death}", "skatteverket", Stream, "Applied", ""), new($"{Answer}", "polisen", Stream, "Applied", "")],
        Inbox = [new("polisen", Asked, Stream, "B06", "acknowledged")],
        Acknowledged = [new("skatteverket", Death, "kill-0"), new("polisen", Answer, "B06.1 Approved polis-1")],
        Received = [("polisen", Asked)],
        Submitted = [new(Stream, "B07.1", "J-1")],
    };
}
