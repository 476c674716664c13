using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Journeys.Host.Tests.Engine.ExpressionSetup;

namespace Journeys.Host.Tests.Engine;

public sealed class KleeneTests
{
    [Theory]
    [InlineData("all()", "true")]
    [InlineData("any()", "false")]
    [InlineData("all(() => c, () => a)", "?c")]
    [InlineData("all(() => c, () => b)", "false")]
    [InlineData("all(() => d, () => c, () => a)", "?c,d")]
    [InlineData("any(() => c, () => a)", "true")]
    [InlineData("any(() => c, () => b)", "?c")]
    [InlineData("any(() => b, () => !a)", "false")]
    [InlineData("all(() => any(() => c, () => d), () => !any(() => b, () => c))", "?c,d")]
    [InlineData("!all(() => c, () => b)", "true")]
    public void Unknown_and_false_is_false_and_unknown_or_true_is_true(string text, string result) =>
        Assert.Equal(result, Run(text, Scope(("a", true), ("b", false))));

    [Property]
    public Property The_order_never_matters() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("a", "b", "c", "d", "!a", "!c", "null.x", "0", "'x'")).ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (terms, seed) =>
        {
            var shuffled = Shuffle(terms, seed);
            return Outcome("all", terms) == Outcome("all", shuffled) && Outcome("any", terms) == Outcome("any", shuffled);
        });

    private static string Outcome(string function, IEnumerable<string> terms)
    {
        var result = Run($"{function}({string.Join(", ", terms.Select(term => $"() => {term}"))})", Scope(("a", true), ("b", false)));
        return result.StartsWith('!') ? "!" : result;
    }

    private static IEnumerable<string> Shuffle(string[] terms, int seed)
    {
        var random = new Random(seed);
        return [.. terms.OrderBy(_ => random.Next())];
    }
}
