namespace Journeys.Definitions.Reading;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>A remedy: the nearest name where one is near, else the names there are.</summary>
    public static string Remedy(string name, IEnumerable<string> known)
    {
        var all = known.Distinct().ToList();
        if (To(name, all) is { } near) return $"Did you mean '{near}'?";
        return all.Count == 0 ? "There is none here: declare it, or take its name away." : $"Known here: {string.Join(", ", all.Order(StringComparer.Ordinal).Take(30))}.";
    }

    private const int MostCompared = 300;

    public static string? To(string name, IEnumerable<string> known)
    {
        if (name.Length > 100) return null;
        var near = known.Take(MostCompared).Where(k => k.Length <= 100)
            .Select(k => (Name: k, Distance: Distance(name.ToUpperInvariant(), k.ToUpperInvariant())))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).FirstOrDefault();
        return near.Name is not null && near.Distance <= Math.Max(1, name.Length / 3) ? near.Name : null;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
