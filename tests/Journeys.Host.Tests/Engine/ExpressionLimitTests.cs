using Journeys.Host.Engine;
using static Journeys.Host.Tests.Engine.ExpressionSetup;

namespace Journeys.Host.Tests.Engine;

public sealed class ExpressionLimitTests
{
    [Theory]
    [InlineData("(() => { for (;;); })()", "10000 statements")]
    [InlineData("(() => { try { for (;;); } catch { return 1 } finally { return 2 } })()", "10000 statements")]
    [InlineData("(() => { const f = n => f(n + 1); return f(0); })()", "64 deep")]
    public void The_statement_and_recursion_limits_are_faults(string text, string limit) =>
        Assert.Contains(limit, Run(text), StringComparison.Ordinal);

    [Fact]
    public void The_statement_limit_falls_at_the_same_place_each_time()
    {
        const string Loop = "(() => { let n = 0; while (n < {0}) n++; return n })()";
        string At(int n) => Run(Loop.Replace("{0}", $"{n}", StringComparison.Ordinal));
        var (below, last) = (1, 20_000);
        while (last - below > 1)
            if (At((below + last) / 2).StartsWith('!')) last = (below + last) / 2;
            else below = (below + last) / 2;

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal($"{below}", At(below)));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.StartsWith("!", At(last), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(() => { let s = 'x'; for (let i = 0; i < 29; i++) s += s; return s.indexOf('y') })()")]
    [InlineData("Array(90000).fill(0).map(() => Array(90000).fill('x')).length")]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    public void Memory_and_time_are_aborts_to_try_again_and_never_outcomes(string text)
    {
        Assert.Throws<ExpressionAbortedException>(() => Run(text));
        Assert.Equal("2", Run("1 + 1"));
    }

    [Theory]
    [InlineData("Date")]
    [InlineData("Intl")]
    [InlineData("Temporal")]
    [InlineData("Promise")]
    [InlineData("Symbol")]
    [InlineData("Function")]
    [InlineData("eval")]
    [InlineData("globalThis")]
    [InlineData("Math.random")]
    [InlineData("Array.fromAsync")]
    [InlineData("System")]
    [InlineData("importNamespace")]
    [InlineData("setVariable")]
    [InlineData("'a'.localeCompare")]
    [InlineData("(1).toLocaleString === Object.prototype.toLocaleString && (1).toLocaleString")]
    [InlineData("/a/.constructor.$1")]
    [InlineData("/a/.constructor.lastMatch")]
    public void Clock_chance_locale_and_compilation_are_absent(string name) => Assert.Equal("\"undefined\"", Run($"typeof ({name})"));

    [Theory]
    [InlineData("(() => 1).constructor('return 1')()")]
    [InlineData("(async () => 1).constructor('return 1')()")]
    [InlineData("(function* () {}).constructor('yield 1')().next().value")]
    public void Texts_are_not_compiled(string text) => Assert.StartsWith("!", Run(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("leak = 1")]
    [InlineData("var leak = 1; leak")]
    [InlineData("let leak = 1; leak")]
    [InlineData("function leak() {} leak()")]
    [InlineData("class leak {} ; 1")]
    [InlineData("(function () { return this.leak = 1 })()")]
    [InlineData("Object.prototype.leak = 1")]
    [InlineData("Object.defineProperty(Object.prototype, 'leak', { value: 1 })")]
    [InlineData("[].__proto__.leak = 1")]
    [InlineData("(() => {}).__proto__.leak = 1")]
    [InlineData("(() => { try { null.x } catch (e) { e.__proto__.leak = 1 } })()")]
    [InlineData("Object.getPrototypeOf(function* () {}).leak = 1")]
    [InlineData("Object.getPrototypeOf(Object.getPrototypeOf([].values())).leak = 1")]
    [InlineData("Object.defineProperty(Object.getOwnPropertyDescriptor(subject, 'common').get, 'name', { value: { leak: 1 } })")]
    [InlineData("/a/.__proto__.leak = 1")]
    [InlineData("(t => t)`x`.leak = 1")]
    [InlineData("all.leak = 1")]
    [InlineData("death.leak = 1")]
    [InlineData("steps.B17.leak = 1")]
    [InlineData("subject.leak = 1")]
    [InlineData("children.leak = 1; children[0].leak = 1")]
    [InlineData("data.leak = 1")]
    [InlineData("Object.getOwnPropertyDescriptor(death, 'date').get.leak = 1")]
    [InlineData("Math.max = () => 1")]
    public void An_expression_leaves_nothing_behind(string text)
    {
        var scope = Scope().WithChildren("child-1").About("child-1").WithData("{}");
        Run(text, scope);

        Assert.Equal("\"\"", Run("""
            [{}, [], () => {}, /a/, death, steps.B17, subject, children, children[0], data, all, function* () {}, [].values(),
              Object.getOwnPropertyDescriptor(death, 'date').get, (t => t)`x`,
              Object.getOwnPropertyDescriptor(subject, 'common').get.name]
              .map(o => typeof o.leak).concat(typeof leak, (() => { try { null.x } catch (e) { return typeof e.leak } })(), Math.max(1, 2) === 2 ? 'undefined' : 'max')
              .filter(t => t !== 'undefined').join()
            """, scope));
    }
}
