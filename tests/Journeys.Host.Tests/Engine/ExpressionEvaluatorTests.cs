using Journeys.Definitions;
using static Journeys.Host.Tests.Engine.ExpressionSetup;

namespace Journeys.Host.Tests.Engine;

public sealed class ExpressionEvaluatorTests
{
    [Theory]
    [InlineData("true", "true")]
    [InlineData("12", "12")]
    [InlineData("-3", "-3")]
    [InlineData("007", "\"007\"")]
    [InlineData("once", "\"once\"")]
    [InlineData("", "\"\"")]
    public void A_literal_is_a_boolean_a_whole_number_or_a_text(string text, string json) =>
        Assert.Equal(json, Brief(Evaluate(new Expression(ExpressionKind.Literal, text), Scope())));

    [Fact]
    public void An_object_is_its_json() =>
        Assert.Equal("""[{"list":"children"}]""", Brief(Evaluate(new Expression(ExpressionKind.Object, """[{"list":"children"}]"""), Scope())));

    [Fact]
    public void An_object_that_is_not_json_is_a_fault() =>
        Assert.StartsWith("!The Object expression «{list}»", Brief(Evaluate(new Expression(ExpressionKind.Object, "{list}"), Scope())), StringComparison.Ordinal);

    [Theory]
    [InlineData(ExpressionKind.Variable)]
    [InlineData(ExpressionKind.Input)]
    public void A_variable_has_its_value_or_nothing(ExpressionKind kind)
    {
        Assert.Equal("3", Brief(Evaluate(new Expression(kind, "visits"), Scope())));
        Assert.Equal("undefined", Brief(Evaluate(new Expression(kind, "empty"), Scope())));
    }

    [Theory]
    [InlineData("death.date", "\"2026-11-17\"")]
    [InlineData("death.date <= '2026-12-31'", "true")]
    [InlineData("death.registered", "?death.registered")]
    [InlineData("!death.registered", "?death.registered")]
    [InlineData("a && b", "?b")]
    [InlineData("b && a", "?b")]
    [InlineData("!a && b", "false")]
    [InlineData("b && !a", "?b")]
    [InlineData("a || b", "true")]
    [InlineData("b || a", "?b")]
    [InlineData("estate.path === 'inventory' ? count : b", "2")]
    [InlineData("estate.survivorIsOwner", "?estate.survivorIsOwner")]
    [InlineData("death.place", "undefined")]
    [InlineData("known('b')", "false")]
    [InlineData("known('a') && known('death.date')", "true")]
    [InlineData("known('children')", "false")]
    [InlineData("children.length", "?children")]
    [InlineData("(() => { try { return b } catch { return false } finally { return 1 } })()", "?b")]
    public void Reading_a_fact_that_is_not_known_makes_the_expression_unknown(string text, string result) =>
        Assert.Equal(result, Run(text, Scope(("death.date", "2026-11-17"), ("a", true), ("estate.path", "inventory"), ("count", 2))));

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("-0", "0")]
    [InlineData("'å'", "\"\\u00E5\"")]
    [InlineData("let n = 2; n * 2", "4")]
    [InlineData("let n = 2; return n * 3;", "6")]
    [InlineData("({ x: [1.5, null] })", """{"x":[1.5,null]}""")]
    [InlineData("null", "undefined")]
    [InlineData("undefined", "undefined")]
    [InlineData("({ toJSON() {} })", "undefined")]
    [InlineData("1 // one", "1")]
    public void A_value_is_given_as_json(string text, string result) => Assert.Equal(result, Run(text));

    [Theory]
    [InlineData("0.5", "not whole. Use the smallest unit or a string")]
    [InlineData("0 / 0", "not whole")]
    [InlineData("9007199254740992", "not whole")]
    [InlineData("1n", "not JSON")]
    [InlineData("() => 1", "not JSON")]
    [InlineData("(async () => 1)(), 2", "asynchronous")]
    [InlineData("1 +", "not JavaScript")]
    [InlineData("1); (2", "not JavaScript")]
    [InlineData("import('fs')", "imports or")]
    [InlineData("nothing", "ReferenceError")]
    [InlineData("death.place.name", "TypeError")]
    [InlineData("known('death.place')", "no declared fact")]
    [InlineData("all(true)", "all(() => a, () => b)")]
    [InlineData("turns('2009-05-20', 17.5)", "turns takes a birth date and whole years")]
    [InlineData("turns('2009-05-20', '18')", "turns takes a birth date and whole years")]
    [InlineData("turns('20090520', 18)", "turns takes a birth date and whole years")]
    [InlineData("age('20261117', '2026-11-17')", "age takes two dates")]
    [InlineData("data.x", "TypeError")]
    public void What_is_wrong_is_a_fault_that_names_the_expression(string text, string reason)
    {
        var result = Run(text);
        Assert.StartsWith("!", result, StringComparison.Ordinal);
        Assert.Contains($"«{text}»", result, StringComparison.Ordinal);
        Assert.Contains(reason, result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null[data.name]")]
    [InlineData("BigInt(data.name)")]
    [InlineData("(() => { throw data.name })()")]
    [InlineData("(() => { try { null.x } catch (e) { e.message = data.name; throw e } })()")]
    [InlineData("(() => { try { null.x } catch (e) { e.name = data.name; throw e } })()")]
    public void A_fault_never_quotes_data(string text) =>
        Assert.DoesNotContain("Sofia", Run(text, Scope().WithData("""{"name":"Sofia"}""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("2008-11-17", "2026-11-17", 18)]
    [InlineData("2008-11-18", "2026-11-17", 17)]
    [InlineData("2008-02-29", "2026-02-27", 17)]
    [InlineData("2008-02-29", "2026-02-28", 18)]
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    [InlineData("2026-11-18", "2026-11-17", -1)]
    public void Age_is_whole_years_and_the_leap_day_falls_on_the_28th(string born, string on, int years) =>
        Assert.Equal($"{years}", Run($"age('{born}', '{on}')"));

    [Theory]
    [InlineData("2009-05-20", 18, "2027-05-20")]
    [InlineData("2008-02-29", 18, "2026-02-28")]
    [InlineData("2008-02-29", 20, "2028-02-29")]
    [InlineData("2009-05-20", 0, "2009-05-20")]
    public void The_day_on_which_an_age_is_completed_agrees_with_the_age(string born, int years, string day)
    {
        Assert.Equal($"\"{day}\"", Run($"turns('{born}', {years})"));
        Assert.Equal($"{years}", Run($"age('{born}', turns('{born}', {years}))"));
    }

    [Theory]
    [InlineData("age(data.born, death.date) < 18", "?death.date")]
    [InlineData("turns(data.missing, 18)", "?data")]
    [InlineData("age(data.missing, '2026-11-17') < 18", "?data")]
    public void An_age_of_what_is_not_known_is_unknown(string text, string result) =>
        Assert.Equal(result, Run(text, Scope().WithData("""{"born":"2010-01-01"}""")));

    /// <summary>A plain path into what came in gives what the same path computed gives, which only JavaScript can read.</summary>
    [Theory]
    [InlineData("""{"a":true}""")]
    [InlineData("""{"a":"text å"}""")]
    [InlineData("""{"a":""}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":3}""")]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":[1,2]}""")]
    [InlineData("""{"a":{"b":false}}""")]
    [InlineData("""{"a":1,"a":"later"}""")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    public void A_plain_path_is_what_javascript_makes_of_it(string json)
    {
        foreach (var (plain, computed) in new[] { ("data.a", "data['a']"), ("data.a.b", "data['a']['b']"), ("item.a", "item['a']"), ("data.length", "data['length']"), ("data.constructor", "data['constructor']") })
            Assert.Equal(Arrived(computed, json).Replace(computed, plain, StringComparison.Ordinal), Arrived(plain, json));
    }

    private static string Arrived(string text, string json)
    {
        var came = System.Text.Json.JsonDocument.Parse(json).RootElement;
        return Brief(Evaluate(Expression.JavaScript(text), Scope() with { Data = came, Item = came }));
    }
}
