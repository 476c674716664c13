namespace Journeys.Host.Agency;

/// <summary>Writes JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Below(string at, string name) =>
        $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
