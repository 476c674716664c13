using System.Collections.Frozen;

namespace Journeys.Definitions.Reading;

/// <summary>Checks that an expression reads only what its place has: facts, lists, steps, and what its scope adds.</summary>
internal sealed class Scripts(Draft draft, Place place, Scope scope)
{
    private static readonly string[] Outside =
        ["Date", "Temporal", "Intl", "performance", "setTimeout", "setInterval", "fetch", "require", "import", "eval", "globalThis", "window", "process", "crypto", "Promise", "console"];

    public static readonly IReadOnlyList<string> StepFields = ["state", "ended", "outcome", "positive", "endedOn"];

    private static readonly FrozenSet<string> Helpers = FrozenSet.Create("all", "any", "known", "age", "turns", "figure");
    private static readonly FrozenSet<string> ListMembers = FrozenSet.Create(
        "length", "some", "every", "filter", "find", "map", "includes", "reduce", "at");

    /// <summary>Takes the expression now, and checks what it reads when all names are known.</summary>
    public static Expression Read(Draft draft, Place place, string text, Scope scope)
    {
        draft.Scripts.Add((place, text, scope));
        draft.Later(() => new Scripts(draft, place, scope).Check(text));
        return Expression.JavaScript(text);
    }

    private void Check(string text)
    {
        var names = ScriptNames.In(text);
        if (names.Fault is not null) place.Fault($"the expression cannot be read: {names.Fault}.", "Mend the JavaScript.");
        else if (draft.Syntax?.Invoke(text) is { } fault) place.Fault($"the expression {fault}.", "Mend the JavaScript.");
        foreach (var chain in names.Chains) Check(chain, text);
        FigureCalls.Check(draft, place, names);
    }

    private void Check(IReadOnlyList<string> chain, string text)
    {
        var root = chain[0];
        if (chain.Count == 1 && Helpers.Contains(root)) return;
        if (IsFact(chain) || IsGetter(chain)) return;
        if (draft.Lists.TryGetValue(root, out var members)) CheckList(chain, members);
        else if (Outside.Contains(root) || root == "Math")
            place.Fault($"the expression reads '{string.Join('.', chain)}', and an expression has no clock, no chance and no world outside.", "Read facts; a day is a fact of its own.");
        else if (draft.Facts.Keys.Concat(GlobalDerived()).Any(f => f.StartsWith(root + ".", StringComparison.Ordinal))) NoSuchFact(chain);
        else CheckScoped(root, chain, text);
    }

    private void CheckScoped(string root, IReadOnlyList<string> chain, string text)
    {
        if (root == "variables") CheckVariable(chain);
        else if (InputOf(chain) is { } input) CheckInput(input);
        else if (draft.Variables.ContainsKey(root)) place.Fault($"'{root}' is a variable, and a bare name reads none.", $"Write variables.{root}.");
        else if (root.StartsWith("setVariable", StringComparison.Ordinal) || Written(root) is not null)
            place.Fault("an expression changes nothing.", "Use Elsa.SetVariable.");
        else if (root == "data" && scope.Data) CheckAnswer(chain, text);
        else if (root == "steps" && scope.Steps) CheckStep(chain);
        else if (root == "subject" && scope.SubjectLists.Count > 0) CheckSubject(chain);
        else if ((root == "item" && scope.Item) || (root == "part" && (scope.Parts || scope.SubjectLists.Count > 0))) return;
        else if (root is "data" or "steps" or "subject" or "part" or "item")
            place.Fault($"'{root}' cannot be read here.", $"Read facts only; {WhereReadable(root)}");
        else place.Fault($"the expression reads '{string.Join('.', chain)}', which is no fact, list or variable of the file.",
            Nearest.To(root, Known()) is { } near ? $"Did you mean '{near}'?" : "Declare it under facts, or mend the name.");
    }

    private void CheckVariable(IReadOnlyList<string> chain)
    {
        if (chain.Count == 1 || !draft.Variables.ContainsKey(chain[1]))
            place.Fault($"the file has no variable '{string.Join('.', chain.Skip(1).Take(1))}'.", Nearest.Remedy(chain.ElementAtOrDefault(1) ?? "", draft.Variables.Keys));
    }

    /// <summary>The input that <c>getInput('name')</c> or <c>getName()</c> reads.</summary>
    private string? InputOf(IReadOnlyList<string> chain) => chain is ["getInput", var name] ? name
        : chain.Count == 1 ? draft.Inputs.FirstOrDefault(i => VariableNames.Getter(i) == chain[0]) : null;

    private void CheckInput(string input)
    {
        if (!draft.Inputs.Contains(input)) place.Fault($"the file has no input '{input}'.", Nearest.Remedy(input, draft.Inputs));
        else if (place.Activity is { } reader) draft.InputReads.Add((reader, place));
        else draft.LastingInputReads.Add(place);
    }

    /// <summary>Elsa's <c>getName()</c> for each variable.</summary>
    private bool IsGetter(IReadOnlyList<string> chain) => chain.Count == 1 && draft.Variables.Keys.Any(v => VariableNames.Getter(v) == chain[0]);

    private string? Written(string root) => draft.Variables.Keys.FirstOrDefault(v => VariableNames.Getter(v) == $"g{root[1..]}" && root[0] == 's');

    private bool IsFact(IReadOnlyList<string> chain)
    {
        for (var n = chain.Count; n > 0; n--)
        {
            var name = string.Join('.', chain.Take(n));
            if (draft.Facts.ContainsKey(name) || draft.Derived.Any(d => d.Fact.List is null && d.Fact.Name == name)) return true;
        }
        return false;
    }

    private void NoSuchFact(IReadOnlyList<string> chain)
    {
        var name = string.Join('.', chain);
        place.Fault($"the expression reads '{name}', which is no fact of the file.", Nearest.Remedy(name, draft.Facts.Keys.Concat(GlobalDerived())));
    }

    private void CheckList(IReadOnlyList<string> chain, IReadOnlyDictionary<string, FactType> members)
    {
        if (chain.Count == 1 || ListMembers.Contains(chain[1]) || members.ContainsKey(chain[1]) || draft.IsDerived($"{chain[0]}.{chain[1]}")) return;
        place.Fault($"the list '{chain[0]}' has no '{chain[1]}'.", Nearest.Remedy(chain[1], members.Keys.Concat(ListMembers)));
    }

    private void CheckSubject(IReadOnlyList<string> chain)
    {
        if (chain.Count == 1 || chain[1] == "id") return;
        var known = scope.SubjectLists.SelectMany(draft.MemberFacts).ToList();
        if (!known.Contains(chain[1]))
            place.Fault($"a subject of {string.Join(" or ", scope.SubjectLists)} has no fact '{chain[1]}'.", Nearest.Remedy(chain[1], known));
    }

    private void CheckStep(IReadOnlyList<string> chain)
    {
        var ids = Enumerable.Range(1, chain.Count - 1).Reverse().Select(n => (Count: n, Id: string.Join('.', chain.Skip(1).Take(n))));
        var (count, id) = ids.FirstOrDefault(i => draft.StepIds.Contains(i.Id));
        if (id is null) place.Fault($"the file has no step '{string.Join('.', chain.Skip(1).Take(1))}'.", Nearest.Remedy(chain.ElementAtOrDefault(1) ?? "", draft.StepIds));
        else if (chain.Count > count + 1 && !StepFields.Contains(chain[count + 1]))
            place.Fault($"a step has no '{chain[count + 1]}'.", Nearest.Remedy(chain[count + 1], StepFields));
    }

    /// <summary>A fact may be derived from a person's data, a birth date say, but a person or free text is never itself a fact.</summary>
    private void CheckAnswer(IReadOnlyList<string> chain, string text)
    {
        if (scope.Questions is null || chain.Count == 1) return;
        var question = scope.Questions.FirstOrDefault(q => q.Id == chain[1]);
        if (question is null)
            place.Fault($"the task has no question '{chain[1]}'.", Nearest.Remedy(chain[1], scope.Questions.Select(q => q.Id)));
        else if (scope.Writes && (question.Type == QuestionType.Text || (question.Type == QuestionType.Person && text.Trim() == string.Join('.', chain))))
            place.Fault($"the answer to '{chain[1]}' is sealed and never a fact.", "Ask by yesno, enum or date what the journey must know.");
    }

    private IEnumerable<string> GlobalDerived() => draft.Derived.Where(d => d.Fact.List is null).Select(d => d.Fact.Name);

    private IEnumerable<string> Known() => draft.Facts.Keys.Concat(GlobalDerived()).Select(f => f.Split('.')[0])
        .Concat(draft.Lists.Keys).Concat(draft.Variables.Keys).Concat(Helpers).Append("steps").Append("data").Append("subject").Append("part");

    private static string WhereReadable(string root) => root switch
    {
        "data" => "the data of an answer is read under facts.",
        "steps" => "the state of steps is read by applies, ready and when.",
        "item" => "item is read under the facts of a list.",
        _ => "a subject is there where the step has subjects.",
    };
}
