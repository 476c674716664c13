namespace Journeys.Definitions.Reading;

/// <summary>Reads a file of <c>agencies/</c>.</summary>
internal static class AgencyReader
{
    public static AgencyDescription? Read(Place place)
    {
        place.Only("id", "names", "channel", "protocol", "services", "registerFacts");
        if (!place.IsObject) return null;
        var (id, channel) = (place["id"].RequiredText(), place["channel"].RequiredText());
        var names = ReadNames(place["names"]);
        Dictionary<string, ServiceDescription> services = [];
        foreach (var (name, value) in place["services"].Members())
            if (ReadService(name, value) is { } service) services.Add(name, service);
        var facts = place["registerFacts"].Texts();
        return id is null || channel is null ? null : new(id, names, channel, place["protocol"].Text(), services, facts);
    }

    private static Dictionary<string, string> ReadNames(Place place)
    {
        foreach (var language in new[] { "sv", "en" })
            if (!place[language].Exists) place[language].Missing();
        return place.Members().Select(m => (m.Name, Text: m.Value.RequiredText())).Where(m => m.Text is not null).ToDictionary(m => m.Name, m => m.Text!);
    }

    private static ServiceDescription? ReadService(string name, Place place)
    {
        place.Only("profile", "request", "answer", "serviceLevel");
        if (!place.IsObject || place["profile"].RequiredText() is not { } written) return null;
        if (Enum.GetNames<Profile>().Contains(written))
            return new(name, Enum.Parse<Profile>(written), place["request"].Text(), place["answer"].Text(), Periods.Read(place["serviceLevel"]));
        place["profile"].Fault($"'{written}' is no profile.", "Write DR, EX, FE or CL.");
        return null;
    }
}
