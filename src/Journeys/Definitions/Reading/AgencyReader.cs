namespace Journeys.Definitions.Reading;

/// <summary>Reads a file of <c>agencies/</c>.</summary>
internal static class AgencyReader
{
    public static AgencyDescription? Read(Place place)
    {
        place.Only("id", "names", "type", "channel", "protocol", "phone", "web", "services", "registerFacts", "factSchemas");
        if (!place.IsObject) return null;
        foreach (var language in new[] { "sv", "en" })
            if (!place["names"][language].Exists) place["names"][language].Missing();
        var (id, channel) = (place["id"].RequiredText(), place["channel"].RequiredText());
        var services = place["services"].Members().Select(m => ReadService(m.Name, m.Value)).OfType<ServiceDescription>().ToDictionary(s => s.Name);
        var facts = place["registerFacts"].Texts();
        var agency = new AgencyDescription(id ?? "", TextsOf(place["names"]), channel ?? "", place["protocol"].Text(), services, facts)
        {
            Type = place["type"].Text(),
            Phone = place["phone"].Text(),
            Web = place["web"].Text(),
            FactSchemas = ReadFactSchemas(place["factSchemas"], facts),
        };
        return id is null ? null : agency;
    }

    private static Dictionary<string, string> ReadFactSchemas(Place place, IReadOnlyList<string> facts)
    {
        foreach (var (name, value) in place.Members().Where(m => !facts.Contains(m.Name)))
            value.Fault($"'{name}' is not among the agency's registerFacts.", Nearest.Remedy(name, facts));
        return TextsOf(place);
    }

    private static ServiceDescription? ReadService(string name, Place place)
    {
        place.Only("names", "profile", "request", "answer", "serviceLevel");
        if (!place.IsObject || place["profile"].RequiredText() is not { } written) return null;
        if (!Enum.GetNames<Profile>().Contains(written))
        {
            place["profile"].Fault($"'{written}' is no profile.", "Write DR, EX, FE or CL.");
            return null;
        }
        var (request, answer, level) = (place["request"].Text(), place["answer"].Text(), Periods.Read(place["serviceLevel"]));
        return new(name, Enum.Parse<Profile>(written), request, answer, level) { Names = TextsOf(place["names"]) };
    }

    private static Dictionary<string, string> TextsOf(Place place) =>
        place.Members().Select(m => (m.Name, Text: m.Value.RequiredText())).Where(m => m.Text is not null).ToDictionary(m => m.Name, m => m.Text!);
}
