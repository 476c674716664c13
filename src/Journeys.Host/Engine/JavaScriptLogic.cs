using System.Collections.Immutable;
using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;
using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>
/// <c>all</c> and <c>any</c> by Kleene's three-valued logic: every function is called, so the order never matters.
/// <c>known</c> asks without stopping; <c>age</c> counts whole years; <c>figure</c> gives what a dated figure is on a day.
/// </summary>
internal sealed class JavaScriptLogic(JavaScriptRealm realm, JavaScriptFacts facts, IReadOnlyDictionary<string, Figure> figures)
{
    private const string AgeIs = "age takes two dates, such as age('1989-05-20', death.date).";
    private const string TurnsIs = "turns takes a birth date and whole years, such as turns('1989-05-20', 67).";

    private const string FigureIs = "figure takes a name and a date, such as figure('minShareCapital', intake.startsOn).";

    public void Declare()
    {
        realm.Function("all", (_, functions) => Decide(functions, deciding: false));
        realm.Function("any", (_, functions) => Decide(functions, deciding: true));
        realm.Function("known", (scope, arguments) => arguments is [JsString name, ..]
            ? Bool(facts.IsKnown(scope, name.ToString()))
            : throw new FaultStop("known takes the name of a fact. Write known('death.date')."));
        realm.Function("figure", (_, arguments) => JsNumber.Create((double)FigureOn(arguments.At(0), Day(arguments.At(1), FigureIs)).Value));
        realm.Function("age", (_, arguments) => JsNumber.Create(Age(Day(arguments.At(0), AgeIs), Day(arguments.At(1), AgeIs))));
        realm.Function("turns", (_, arguments) => Turns(Day(arguments.At(0), TurnsIs), arguments.At(1)));
    }

    /// <summary>The day on which a year of age is completed, so that no birth date need be kept.</summary>
    private static JsString Turns(DateOnly born, JsValue years) => years is JsNumber number && number.AsNumber() is >= 0 and <= 150 and var age && age == Math.Floor(age)
        ? new JsString(born.AddYears((int)age).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : throw new FaultStop(TurnsIs);

    /// <summary>
    /// Whole years on a day. Who is born on 29 February completes a year on 28 February where the year has no 29th,
    /// as a time counted in years ends (lag 1930:173, 1 §).
    /// </summary>
    internal static int Age(DateOnly born, DateOnly on)
    {
        var years = on.Year - born.Year;
        return born.AddYears(years) > on ? years - 1 : years;
    }

    private FigureValue FigureOn(JsValue name, DateOnly day) =>
        name is not JsString || !figures.TryGetValue(name.ToString(), out var figure) ? throw new FaultStop("figure names no figure of the life event. Write it in figures.json, or correct the name.")
        : figure.On(day) ?? throw new FaultStop($"the figure '{figure.Name}' has no value on {day:yyyy-MM-dd}. Write what it is then.");

    private static JsBoolean Decide(JsValue[] functions, bool deciding)
    {
        var unknown = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
        var (decided, undecided) = (false, false);
        foreach (var function in functions)
        {
            if (function is not Function thunk) throw new FaultStop("all and any take functions. Write all(() => a, () => b).");
            try
            {
                decided |= TypeConverter.ToBoolean(thunk.Call()) == deciding;
            }
            catch (UnknownStop stop)
            {
                (undecided, unknown) = (true, unknown.Union(stop.Facts));
            }
        }

        if (!decided && undecided) throw new UnknownStop(unknown);
        return Bool(decided == deciding);
    }

    // An answer without the date says nothing about the age: undefined < 18 would be false.
    private static DateOnly Day(JsValue value, string takes)
    {
        if (value.IsUndefined() || value.IsNull()) throw new UnknownStop("data");
        return value is JsString && DateOnly.TryParseExact(
            value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FaultStop(takes);
    }

    private static JsBoolean Bool(bool value) => value ? JsBoolean.True : JsBoolean.False;
}
