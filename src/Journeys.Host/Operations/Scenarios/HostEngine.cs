using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Scenarios;

namespace Journeys.Host.Operations.Scenarios;

/// <summary>
/// Runs a scenario on the host's engine: answers and facts are accepted with a receipt, sealed, and applied from the
/// durable queue; citizens' submissions are sent as their pages send them; the clock is the demonstration's.
/// </summary>
internal sealed class HostEngine(
    Definition definition, Scenario scenario, Receipts receipts, JourneyCommands commands, JourneyReader reader, Stillness stillness,
    DemoClock clock, PersonRegistry registry, PersonResolver persons, Sealer sealer) : IScenarioEngine
{
    private readonly CancellationToken _never = CancellationToken.None;
    private Guid _principal;
    private Guid _journey;
    private int _sent;

    public Definition Definition => definition;

    public async Task<Journey?> JourneyAsync() => (await ReadAsync())?.Journey;

    public async Task<Guid> PersonAsync(ScenarioPerson person) => await registry.PersonFor(
        person.PersonalNumber ?? throw new FormatException($"{scenario.Name}: {person.Id} has no personalNumber, so no journey can know them."), _never);

    public async Task<ArrivedData> ArriveAsync(JsonObject data, Scenario of)
    {
        var named = ScenarioPeople.Substitute(data, p => p.PersonalNumber ?? p.Id, of);
        var resolved = await persons.ResolveAsync(named, _never);
        if (_principal == Guid.Empty) _principal = PersonIn(resolved.Data);
        return new(resolved.Data, await sealer.SealAsync(resolved.Data, _principal, _never));
    }

    public async Task SendAsync(JourneyCommand command)
    {
        switch (command)
        {
            case StartJourney start:
                await AcceptAsync(Message(start.Fact), start.Fact.Register, null, command.Now);
                _journey = (await reader.OfAsync(_principal, _never)).Select(p => p.Journey).FirstOrDefault();
                break;
            case BeginJourney begin:
                _principal = begin.By;
                _journey = JourneyId.OfForm(definition.Id, begin.By, NameId.Of("scenario", scenario.Name, "begin"));
                await commands.BeginAsync(definition, begin with { Journey = _journey }, _never);
                await stillness.WaitAsync(_never);
                break;
            case RecordFact fact:
                await AcceptAsync(Message(fact), fact.Register, null, command.Now);
                break;
            case RecordAnswer answer:
                await AcceptAsync(Message(answer), "scenario", answer.Bookmark, command.Now);
                break;
            default:
                await commands.SendAsync(_journey, command, _never);
                await stillness.WaitAsync(_never);
                break;
        }
    }

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        await clock.AdvanceToAsync(instant, _never);
        await stillness.WaitAsync(_never);
    }

    public async Task<IReadOnlyList<string>> MessagesAsync(string agency) =>
    [
        .. (await ReadAsync())?.Events.Select(e => e.Event switch
        {
            AgencyAsked a when a.Agency == agency => Line(a.Instance, a.Verb),
            AgencyTold t when t.Agency == agency => Line(t.Instance, t.Verb),
            _ => null,
        }).OfType<string>() ?? [],
    ];

    private async Task<JourneyView?> ReadAsync() => _journey == Guid.Empty ? null : await reader.ReadAsync(_journey, _never);

    private async Task AcceptAsync(Func<Guid, object> message, string agency, string? bookmark, DateTimeOffset at)
    {
        var number = (++_sent).ToString(CultureInfo.InvariantCulture);
        var id = NameId.Of("scenario", scenario.Name, number);
        var receipt = new Receipt(id, agency, $"/scenario/{scenario.Name}", number, _journey == Guid.Empty ? null : _journey, bookmark, at, ReceiptStatus.Accepted, null);
        await receipts.AcceptAsync(receipt, SHA256.HashData(Encoding.UTF8.GetBytes(number)), message(id), _never);
        await stillness.WaitAsync(_never);
    }

    private Func<Guid, object> Message(RecordFact f) => receipt => new FactArrived(
        f.Register, f.Fact, f.FactId, PersonIn(f.Data.Clear), receipt, f.Now, f.Supersedes, f.As, f.Data.Sealed);

    private Func<Guid, object> Message(RecordAnswer a) => receipt => new AnswerArrived(
        _journey, a.Bookmark, a.Outcome, receipt, a.Now, a.DecisionId, a.Supersedes, a.As, a.NewDate, a.DueDate, a.ForwardedTo, a.Data.Sealed)
    { ServedOn = a.ServedOn, Appeal = a.Appeal };

    private Guid PersonIn(JsonElement? data) =>
        data is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty("person", out var person) && person.TryGetGuid(out var id) ? id : _principal;

    private static string Line(string instance, MessageVerb verb) => $"{instance} {verb.ToString().ToLowerInvariant()}";
}
