using System.Text.Json.Nodes;

namespace Journeys.Definitions;

/// <summary>A file of <c>agreements/</c> or <c>catalogue/</c>: its id, and its content as written.</summary>
public sealed record FolderEntry(string Id, string File, JsonObject Content);
