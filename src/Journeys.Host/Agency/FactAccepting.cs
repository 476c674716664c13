using System.Text.Json.Nodes;
using Journeys.Host.Engine;

namespace Journeys.Host.Agency;

/// <summary>Checks a register's fact, and makes it the engine's message, its data sealed with the person's key.</summary>
public sealed class FactAccepting(PersonalData personal)
{
    public async Task<(object? Message, Problem? Problem)> CheckAsync(
        AgencyEntry agency, string name, CloudEvent @event, Guid receipt, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!agency.Facts.TryGetValue(name, out var entry))
            return (null, Problems.NotOffered($"{agency.Id} does not announce '{name}'.", agency.Facts.Values.Select(f => f.Name)));
        var (fact, problem) = FactData.Read(@event.Data, entry.Schema);
        if (fact is null) return (null, problem);
        var person = await personal.PersonOfAsync(fact.Person, cancellation);
        var content = JsonObject.Create(fact.Content)!;
        content["person"] ??= fact.Person;
        var data = await personal.ArrivedAsync(content, person, cancellation);
        return (new FactArrived(
            agency.Id, entry.Name, fact.FactId, person, receipt, now, fact.Supersedes, fact.As, data), null);
    }
}
