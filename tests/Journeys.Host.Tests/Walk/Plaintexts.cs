using System.Text.RegularExpressions;

namespace Journeys.Host.Tests.Walk;

/// <summary>What no row of the database may hold: the personas' names, numbers and birth dates, and what Sofia wrote.</summary>
internal static class Plaintexts
{
    public static readonly IReadOnlyList<string> OfTheFamily =
    [
        "Sofia", "Peter Demo", "Alva", "Elis Demo", "Nora", "Karin",
        "198905202381", "198701012398", "201203102387", "201706012398", "202202202384", "195804122389",
        "1989-05-20", "1987-01-01", "2012-03-10", "2017-06-01", "2022-02-20", "1958-04-12", "2011-06-11",
    ];

    public static readonly IReadOnlyList<string> OfTheWalk =
    [
        .. OfTheFamily, "Greta", "Olle Godman", "Anna Exempel", "Bo Exempel", "Obduktionen drar ut", "Elis har", "Elis k", "Bevisen", "Inga skulder",
        "alla delägare har kallats", "rättsmedicinska",
    ];

    /// <summary>Not in the middle of another word: "alva" is in "halva", which a life event's own words say.</summary>
    public static void AssertIsNotIn(string plain, string readable) =>
        Assert.False(Regex.IsMatch(readable, $@"(?<!\p{{L}}){Regex.Escape(plain)}", RegexOptions.IgnoreCase), $"The database holds «{plain}» in clear.");
}
