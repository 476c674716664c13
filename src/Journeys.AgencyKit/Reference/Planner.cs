using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Journeys.AgencyKit.Reference;

/// <summary>Turns a request into the answers that an agency's behaviour gives, each with its id, day and text; always the same for the same request.</summary>
public static partial class Planner
{
    public static IReadOnlyList<PlannedMessage> Plan(string agency, Request request, BehaviourRule? rule)
    {
        var answers = rule?.Answers ?? [];
        return [.. answers.Select((answer, index) => Plan(agency, request, answer, index, NextDay(request, answers, index)))];
    }

    private static DateOnly NextDay(Request request, IReadOnlyList<BehaviourAnswer> answers, int index) =>
        request.Day.AddDays(answers[Math.Min(index + 1, answers.Count - 1)].After);

    private static PlannedMessage Plan(string agency, Request request, BehaviourAnswer answer, int index, DateOnly next)
    {
        var day = request.Day.AddDays(answer.After);
        var due = answer.After == 0 ? DateTimeOffset.MinValue : Request.Morning(day);
        var id = Messages.IdOf("answer", request.Id.ToString(), index.ToString(CultureInfo.InvariantCulture));
        var data = Filled(answer.Data, day, next, request);
        return new(
            id, due, index, Messages.Answer(id, $"/agencies/{agency}", request, data, Request.Morning(day)),
            answer.Tells is { } told ? Told(told, id, day, request) : null);
    }

    private static ToldAgency? Told(ToldFact told, Guid cause, DateOnly day, Request request)
    {
        if ((string?)request.Data["PersonIdentity"]?["person"] is not { } person) return null;
        var on = day.AddDays(told.After);
        return Fact(told, cause, person, on, Filled(told.Content, on, on, request));
    }

    /// <summary>What another register reports after a journey's starting fact; <c>{factId}</c> in it is that fact's id.</summary>
    public static ToldAgency AfterStart(ToldFact told, Guid start, string factId, string person, DateOnly day)
    {
        var on = day.AddDays(told.After);
        var content = Filled(told.Content, on, on, null).ToJsonString(LedgerLine.Json).Replace("{factId}", factId, StringComparison.Ordinal);
        return Fact(told, start, person, on, JsonNode.Parse(content)!.AsObject());
    }

    private static ToldAgency Fact(ToldFact told, Guid cause, string person, DateOnly on, JsonObject content)
    {
        var id = Messages.IdOf("fact", cause.ToString(), told.Fact);
        return new(told.Agency, new(
            id, Request.Morning(on), 0,
            Messages.Fact(id, $"/agencies/{told.Agency}", told.Fact, $"{told.Agency[..2]}-{id.ToString()[..8]}", person, content, Request.Morning(on))));
    }

    /// <summary>The template with its dates and, as <c>{Object.field}</c>, the request's own data.</summary>
    internal static JsonObject Filled(JsonObject template, DateOnly today, DateOnly next, Request? request)
    {
        var text = Place().Replace(template.ToJsonString(LedgerLine.Json), match => match.Groups["word"].Value switch
        {
            "today" => Iso(today.AddDays(match.Groups["days"] is { Success: true } days ? int.Parse(days.Value, CultureInfo.InvariantCulture) : 0)),
            "next" => Iso(next),
            var path => path.Split('.') is [var name, var field] ? (string?)request?.Data[name]?[field] ?? "" : match.Value,
        });
        return JsonNode.Parse(text)!.AsObject();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<word>[A-Za-z]+(?:\.[A-Za-z]+)?)(?<days>[+-][0-9]+)?\}")]
    private static partial Regex Place();
}
