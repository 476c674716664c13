namespace Journeys.Definitions.Reading;

/// <summary>Reads which stated amounts are compared with which fetched ones: <c>{"wage":{"said":"Application.wage","found":["Income.months.amount"]}}</c>.</summary>
internal static class AmountReader
{
    public static IReadOnlyList<AmountRule> Read(Draft draft, Place compares) => [.. compares.Members().Select(m => Read(draft, m.Name, m.Value)).OfType<AmountRule>()];

    private static AmountRule? Read(Draft draft, string id, Place place)
    {
        place.Only("said", "found");
        if (!place.IsObject) return null;
        var (said, found) = (place["said"].RequiredText(), place["found"].Texts());
        if (found.Count == 0) place["found"].Fault("nothing is compared with it.", "Write the amounts of the sources, as Object.field.");
        if (said is not null) draft.Later(() => CheckObject(draft, said, place["said"]));
        foreach (var path in found) draft.Later(() => CheckObject(draft, path, place["found"]));
        return said is null || found.Count == 0 ? null : new(id, said, found);
    }

    private static void CheckObject(Draft draft, string path, Place place)
    {
        var parts = path.Split('.');
        if (parts.Length < 2) place.Fault($"'{path}' names no field of an information object.", "Write it as Object.field.");
        else if (!draft.Objects.TryGetValue(parts[0], out var rule)) place.Fault($"the file has no information object '{parts[0]}'.", Nearest.Remedy(parts[0], draft.Objects.Keys));
        else if (rule.Fields.Count > 0 && !rule.Fields.Contains(parts[1])) place.Fault($"'{parts[0]}' has no field '{parts[1]}'.", Nearest.Remedy(parts[1], rule.Fields));
    }
}
