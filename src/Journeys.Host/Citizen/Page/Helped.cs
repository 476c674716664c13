using System.Text.Json;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What a caseworker did for a person, in a sentence.</summary>
internal static class Helped
{
    /// <summary>Who did it, for whom, and why.</summary>
    public static string Told(PageContext context, ActedOnBehalf help) => context.Words[
        help.For == context.Viewer ? "history.helped.you" : "history.helped",
        ("handlaggare", help.Worker), ("namn", context.Names.Of(help.For)), ("skal", Why(context, help))];

    /// <summary>The help with which something was sent; null where the person did it alone.</summary>
    public static string? With(PageContext context, Happening sent) => context.Reading.Happenings
        .SkipWhile(h => h.Version <= sent.Version).TakeWhile(h => h.At == sent.At && !IsByPerson(h.Event))
        .Select(h => h.Event).OfType<ActedOnBehalf>().Select(e => Told(context, e)).FirstOrDefault();

    private static bool IsByPerson(IJourneyEvent happened) => happened is TaskSubmitted or OfferTaken or RequestWithdrawn or JourneyWithdrawn;

    private static string Why(PageContext context, ActedOnBehalf help)
    {
        var data = context.Reading.Happenings.FirstOrDefault(h => ReferenceEquals(h.Event, help))?.Data;
        return data is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("said", out var said) && said.GetString() is { } text
            ? context.Shown(text).TrimEnd('.')
            : context.Words[$"history.helped.{help.Reason}"];
    }
}
