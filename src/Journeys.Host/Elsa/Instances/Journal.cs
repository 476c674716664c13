using System.Text.Json.Nodes;
using Journeys.Host.Analyst;

namespace Journeys.Host.Elsa.Instances;

/// <summary>A journey's events as Elsa's journal, each at its activity, masked as for analysts.</summary>
internal static class Journal
{
    /// <summary>As many rows as an answer holds at most.</summary>
    public const int Most = 1000;

    public static ElsaPage<JournalRow> Read(OpenedJourney opened, JournalFilter? filter, int skip, int take)
    {
        var rows = opened.Executions.Events.Select(e => Row(opened, e)).Where(r => filter?.Holds(r) != false).ToList();
        return new([.. rows.Skip(skip).Take(Math.Min(take, Most))], rows.Count);
    }

    private static JournalRow Row(OpenedJourney opened, PlacedEvent placed)
    {
        var (node, happened) = (opened.Node(placed.Key), placed.Entry.Event);
        return new(
            $"{opened.Pseudonym}:{placed.Entry.Version}",
            opened.Pseudonym,
            Execution.IdOf(opened.Pseudonym, placed.Key ?? node.Id, placed.Visit),
            node.Id,
            node.Type,
            node.Version,
            node.Name,
            node.NodeId,
            placed.Entry.At,
            placed.Entry.Version,
            EventPlace.Name(happened),
            happened.GetType().Name,
            JsonNode.Parse(Masking.Payload(happened)));
    }
}
