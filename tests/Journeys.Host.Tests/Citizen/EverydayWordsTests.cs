using Journeys.Host.Citizen;
using Journeys.Host.Engine;

namespace Journeys.Host.Tests.Citizen;

/// <summary>The shipped life events are found by what people say, in either language and whatever the page's.</summary>
public sealed class EverydayWordsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Languages = ["sv", "en"];
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync("words"), ("Journeys:Workflows", RunningHost.Shipped));

    [Fact]
    public void The_first_that_is_found_is_what_was_meant() => Assert.All(Asked, pair =>
    {
        foreach (var language in Languages)
            Assert.Equal((pair.Asked, pair.Meant), (pair.Asked, _host.Get<LifeEvents>().Find(pair.Asked, language) is [var first, ..] ? first.Id : "nothing"));
    });

    [Fact]
    public void Each_says_in_a_sentence_what_it_is_for() => Assert.All(_host.Get<DefinitionCatalogue>().Reading.Texts, texts =>
        Assert.All(texts.Value.Values, language => Assert.True(language.Texts.ContainsKey("about") && language.Texts.ContainsKey("search"), $"{texts.Key} {language.Language}")));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static readonly (string Asked, string Meant)[] Asked =
    [
        ("öppna krog", "restaurant"), ("restaurang", "restaurant"), ("vill starta ett café", "restaurant"), ("servera öl", "restaurant"), ("pizzeria", "restaurant"),
        ("uteservering", "restaurant"), ("open a café", "restaurant"), ("start a bar", "restaurant"), ("liquor license", "restaurant"), ("food truck", "restaurant"),
        ("bidrag", "assistance"), ("pengar till hyran", "assistance"), ("socialbidrag", "assistance"), ("försörjningsstöd", "assistance"), ("har inte råd med mat", "assistance"),
        ("money for rent", "assistance"), ("can't afford food", "assistance"), ("welfare", "assistance"), ("help to pay bills", "assistance"), ("socialen", "assistance"),
        ("pappa dog", "bereavement"), ("my mother died", "bereavement"), ("parkeringsböter", "parking"), ("parking fine", "parking"),
    ];
}
