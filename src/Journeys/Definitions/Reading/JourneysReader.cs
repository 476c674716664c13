using System.Globalization;

namespace Journeys.Definitions.Reading;

/// <summary>Reads the definition's own <c>customProperties.journeys</c>.</summary>
internal sealed class JourneysReader(Draft draft, Place place)
{
    private static readonly string[] Known =
    [
        "lifeEvent", "situation", "owner", "validFrom", "validTo", "perspectives", "controlPoints", "facts", "lists", "derived",
        "registerFacts", "firstScreen", "phases", "objects", "migrates", "begin", "withdrawable", "tables", "figures",
    ];

    private static readonly Scope Seeing = new() { Steps = true };

    public void Read()
    {
        place.Only(Known);
        ReadHead();
        FactReader.ReadDeclared(draft, place["facts"], place["lists"]);
        FactReader.ReadDerived(draft, place["derived"]);
        RulesReader.Read(draft, place);
        ReadRegisterFacts();
        ReadFirstScreen();
        ReadControlPoints();
        ReadBegin(place["begin"]);
        foreach (var phase in place["phases"].Items()) ReadPhase(phase);
        foreach (var (name, value) in place["objects"].Members()) ReadObject(name, value);
    }

    private void ReadHead()
    {
        place["lifeEvent"].Only("local", "eu");
        place["lifeEvent"]["local"].Text();
        place["lifeEvent"]["eu"].Text();
        place["situation"].Text();
        place["owner"].Text();
        foreach (var (_, text) in place["perspectives"].Members()) text.Text();
        var (from, to) = (ReadDay(place["validFrom"]), ReadDay(place["validTo"]));
        if (to < from) place["validTo"].Fault("it ends before it begins.", "Write a day that is not before validFrom, or null.");
    }

    /// <summary>What a person has begun they may take back, unless the file says otherwise.</summary>
    private void ReadBegin(Place begin)
    {
        if (begin.Exists)
        {
            begin.Only("role");
            if (begin.IsObject && begin["role"].RequiredText() is { } role) draft.Begin = new(role);
            draft.Later(() => RefuseStarts(begin));
        }

        draft.Withdrawable = place["withdrawable"].Flag() ?? begin.Exists;
    }

    private void RefuseStarts(Place begin)
    {
        if (draft.Steps.Select(s => s.Step).OfType<RegisterFact>().FirstOrDefault(f => f.Starts) is { } starts)
            begin.Fault($"a person begins it, and so does {starts.StepId}.", $"Take away begin, or starts of {starts.StepId}.");
    }

    private static DateOnly? ReadDay(Place place)
    {
        if (place.Text() is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        place.Fault($"'{text}' is not a day.", "Write it as 2026-11-01.");
        return null;
    }

    private void ReadRegisterFacts()
    {
        foreach (var (name, value) in place["registerFacts"].Members())
        {
            value.Only("register", "facts");
            if (!value.IsObject || value["register"].RequiredText() is not { } register) continue;
            var rule = new RegisterFactRule(register, name, FactReader.ReadWritten(draft, value["facts"], new Scope { Data = true }));
            draft.RegisterFacts.Add((rule, value));
        }
    }

    private void ReadFirstScreen()
    {
        foreach (var slot in place["firstScreen"].Items())
            draft.FirstScreen.Add([.. slot.Items().Select(ReadCard).OfType<CardRule>()]);
    }

    private CardRule? ReadCard(Place card)
    {
        card.Only("when", "card", "step");
        if (!card.IsObject || card["card"].RequiredText() is not { } name) return null;
        var step = card["step"].Exists ? card["step"].RequiredText() : null;
        if (step is not null) draft.NeedStep(card["step"], step);
        return new CardRule(ReadWhen(card["when"]), name, step);
    }

    private Expression? ReadWhen(Place when) =>
        when.Exists && when.RequiredText() is { } text ? Scripts.Read(draft, when, text, Seeing) : null;

    private void ReadControlPoints()
    {
        HashSet<string> ids = [];
        foreach (var point in place["controlPoints"].Items())
        {
            point.Only("id", "when", "letter", "manual", "abort");
            if (!point.IsObject) continue;
            var id = point["id"].RequiredText() ?? "";
            if (!ids.Add(id)) point["id"].Fault($"two control points have the id '{id}'.", "Give each an id of its own.");
            point["abort"].Flag();
            var manual = point["manual"].Flag() ?? false;
            var when = ReadWhen(point["when"]);
            if (manual && !point["when"].Exists) point["when"].Fault("a manual control point without a condition would stop every journey.", "Write when it holds.");
            draft.ControlPoints.Add(new ControlPoint(id, when, manual));
        }
    }

    private void ReadPhase(Place phase)
    {
        phase.Only("id", "steps");
        if (!phase.IsObject || phase["id"].RequiredText() is not { } id) return;
        if (draft.Phases.Any(p => p.Phase.Id == id)) phase["id"].Fault($"two phases have the id '{id}'.", "Give each an id of its own.");
        if (!phase["steps"].Exists) phase["steps"].Missing();
        var steps = NamedSteps(phase["steps"]);
        draft.Phases.Add((new Phase(id, steps), phase["steps"]));
    }

    private void ReadObject(string name, Place value)
    {
        value.Only("from", "fields", "facts", "compares");
        if (!value.IsObject) return;
        if (!value["from"].Exists && !value["facts"].Exists) value["from"].Missing();
        draft.Objects.Add(name, new ObjectRule(NamedSteps(value["from"], draft.Begin is null ? null : ObjectRule.Begin), value["fields"].Texts())
        {
            Facts = NamedFacts(value["facts"]),
            Compares = AmountReader.Read(draft, value["compares"]),
        });
    }

    private IReadOnlyList<string> NamedFacts(Place facts)
    {
        foreach (var fact in facts.Items())
            if (fact.Text() is { } name && !draft.Facts.ContainsKey(name) && !draft.IsDerived(name))
                fact.Fault($"the file has no fact '{name}'.", Nearest.Remedy(name, draft.Facts.Keys.Concat(draft.Derived.Select(d => d.Fact.Path))));
        return facts.Texts();
    }

    private IReadOnlyList<string> NamedSteps(Place steps, string? also = null)
    {
        foreach (var step in steps.Items())
            if (step.Node?.GetValueKind() == System.Text.Json.JsonValueKind.String && step.Text() != also) draft.NeedStep(step, step.Text()!);
        return steps.Texts();
    }
}
