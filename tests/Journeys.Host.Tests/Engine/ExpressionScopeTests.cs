using System.Text.Json;
using static Journeys.Host.Tests.Engine.ExpressionSetup;

namespace Journeys.Host.Tests.Engine;

public sealed class ExpressionScopeTests
{
    [Theory]
    [InlineData("children.length", "2")]
    [InlineData("children.some(c => c.under18)", "true")]
    [InlineData("children.every(c => c.under18)", "?child-2.under18")]
    [InlineData("children.filter(c => c.common).length", "2")]
    [InlineData("children[0].estateOwner", "?child-1.estateOwner")]
    [InlineData("children[0].toString", "undefined")]
    public void A_list_is_an_array_of_its_members(string text, string result) =>
        Assert.Equal(result, Run(text, Scope(("child-1.under18", true), ("child-1.common", true), ("child-2.common", true)).WithChildren("child-1", "child-2")));

    [Fact]
    public void An_empty_list_is_known() => Assert.Equal("false", Run("children.some(c => c.under18)", Scope().WithChildren()));

    [Theory]
    [InlineData("subject.under18", "true")]
    [InlineData("subject.common", "?child-1.common")]
    [InlineData("subject.estateOwner", "?child-1.estateOwner")]
    [InlineData("subject.name", "undefined")]
    [InlineData("known('subject.under18')", "true")]
    [InlineData("known('subject.common')", "false")]
    [InlineData("part === 'anke' && subject.under18", "true")]
    public void The_subject_has_the_facts_of_its_list(string text, string result) =>
        Assert.Equal(result, Run(text, Scope(("child-1.under18", true)).About("child-1") with { Part = "anke" }));

    [Fact]
    public void Without_a_subject_there_is_none() => Assert.Equal("undefined", Run("subject ?? part"));

    [Theory]
    [InlineData("steps.B17.state", "\"state of B17\"")]
    [InlineData("steps.B17.ended && steps.B17.positive", "true")]
    [InlineData("steps.B17.outcome", "\"Approved\"")]
    [InlineData("steps.B17.endedOn", "\"2026-11-20\"")]
    [InlineData("steps['B02.family'].state", "\"state of B02.family\"")]
    [InlineData("steps.B02.family.state", "\"state of B02.family\"")]
    [InlineData("steps.B19.state", "\"state of B19\"")]
    [InlineData("steps['B19.state'].state", "\"state of B19.state\"")]
    [InlineData("steps.B99", "undefined")]
    public void A_step_shows_how_it_stands(string text, string result) => Assert.Equal(result, Run(text));

    [Theory]
    [InlineData("variables.visits + getVariable('visits')", "6")]
    [InlineData("variables.empty", "undefined")]
    [InlineData("data.children.length", "1")]
    [InlineData("data.children", """[{"born":"2010-01-01","share":0.5}]""")]
    [InlineData("item.guardians.includes('survivor')", "true")]
    public void Variables_and_data_are_plain_values(string text, string result) =>
        Assert.Equal(result, Run(text, Scope().WithData("""{"children":[{"born":"2010-01-01","share":0.5}]}""") with
        {
            Item = JsonElement.Parse("""{"guardians":["survivor"]}"""),
        }));

    [Fact]
    public void A_fact_whose_name_is_reserved_is_a_fault_of_the_definition()
    {
        var definition = Definition with { Facts = new Dictionary<string, Definitions.FactType> { ["steps.x"] = new(Definitions.FactKind.Bool, []) } };

        Assert.StartsWith("!The definition declares 'steps' twice", Run("1", Scope() with { Definition = definition }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_each_see_their_own_scope()
    {
        var runs = Enumerable.Range(0, 400).Select(n => Task.Run(() => (n, Run("count + children.length", Scope(("count", n)).WithChildren("child-1")))));

        Assert.All(await Task.WhenAll(runs), run => Assert.Equal($"{run.n + 1}", run.Item2));
    }
}
