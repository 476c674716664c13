using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Marten.Events;
using Marten.Services.Json.Transformations;

namespace Journeys.Host.Storage;

/// <summary>
/// How an event that is stored under the name of an earlier form is read today: <paramref name="Rewrite"/> gets its JSON and
/// gives that of <paramref name="Event"/>, without I/O. What is stored stays as it is, and so does its hash.
/// </summary>
public sealed record Upcast(string Name, Type Event, Func<JsonObject, JsonObject> Rewrite)
{
    /// <summary>The event of today that the stored JSON of the earlier form means.</summary>
    public object Read(string stored) => Rewrite(JsonNode.Parse(stored)!.AsObject()).Deserialize(Event, JourneyJson.Options)!;

    internal void Map(IEventStoreOptions events) => events.Upcast(Event, Name, new JsonTransformation(
        (_, row, column) => Read(row.GetString(column)),
        async (_, row, column, cancellation) => Read(await TextAsync(row, column, cancellation))));

    private static Task<string> TextAsync(DbDataReader row, int column, CancellationToken cancellation) =>
        row.GetFieldValueAsync<string>(column, cancellation);
}
