using System.Text.Json.Nodes;

namespace Journeys.Tests.Definitions;

public class TextTests
{
    [Theory]
    [InlineData("title")]
    [InlineData("lead")]
    [InlineData("B05.title")]
    [InlineData("B05.lead")]
    [InlineData("B05.why")]
    public void A_needed_text_must_be_there(string key) =>
        new Folder().Edit(Folder.English, t => t["texts"]!.AsObject().Remove(key)).Refused(Folder.English, "$.texts", $"'{key}' is missing");

    [Fact]
    public void Questions_options_cards_phases_and_parts_need_texts()
    {
        var flow = Flow.Started
            .With("""{"phases":[{"id":"now","steps":["B01","B05"]}],"firstScreen":[[{"card":"known"},{"card":"B05"},{"card":"B01+B05"}]]}""")
            .Step("B05", journeys: """{"questions":[{"id":"home","type":"enum","options":["rented","owned"]}]}""", inputs: """{"subjects":"json:[{\"list\":\"children\",\"parts\":[\"pension\"]}]"}""")
            .Connect("B01/Done>B05");
        var missing = new Folder(flow).Read().Findings.Where(f => f.File == Folder.Swedish).Select(f => f.Reason.Split('\'')[1]);
        Assert.Equal(["B05.questions.home", "B05.questions.home.owned", "B05.questions.home.rented", "card.known", "part.pension", "phase.now"], missing);
    }

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        new Folder().Edit(Folder.Swedish, t => t["texts"]!["B05.waiting"] = "Vänta").Refused(Folder.English, "$.texts", "another language has it");

    [Fact]
    public void A_language_that_is_missing_is_refused() =>
        new Folder().Without(Folder.English).Refused(Folder.English, "$", "missing");

    [Fact]
    public void Texts_stand_flat() =>
        new Folder().Edit(Folder.Swedish, t => t["texts"]!["B05"] = JsonNode.Parse("""{"title":"x"}""")).Refused(Folder.Swedish, "$.texts.B05", "flat");

    [Theory]
    [InlineData("language", "en", "$.language")]
    [InlineData("version", "one", "$.version")]
    [InlineData("vresion", "1", "$.vresion")]
    public void A_faulty_file_of_texts_is_refused(string name, string value, string path) =>
        new Folder().Edit(Folder.Swedish, t => t[name] = value).Refused(Folder.Swedish, path, "");
}
