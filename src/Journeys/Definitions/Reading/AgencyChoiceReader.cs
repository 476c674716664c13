namespace Journeys.Definitions.Reading;

/// <summary>Reads the agency of a step that asks several: JavaScript, <c>part</c> or <c>subject.fact</c>, whose values are agencies' ids.</summary>
internal static class AgencyChoiceReader
{
    private const string Subject = "subject.";

    /// <summary>Null where one agency is named; a choice of none where what is written cannot name any.</summary>
    public static AgencyChoice? Read(Draft draft, Place agency, IReadOnlyList<SubjectRule> subjects)
    {
        var expression = agency.IsObject ? agency["expression"] : agency;
        if (!expression.IsObject || expression["type"].Text() != nameof(ExpressionKind.JavaScript)) return null;
        var written = expression["value"].RequiredText();
        return written == "part" ? OfParts(agency, subjects)
            : written?.StartsWith(Subject, StringComparison.Ordinal) == true ? OfFact(draft, agency, subjects, written[Subject.Length..])
            : Neither(agency);
    }

    private static AgencyChoice OfParts(Place agency, IReadOnlyList<SubjectRule> subjects)
    {
        if (subjects.Count == 0 || subjects.Any(s => s.Parts.Count == 0))
            agency.Fault("the part is to name the agency, and the step does not run for parts.", "Write the agencies' ids as parts of its subjects.");
        return new(null, [.. subjects.SelectMany(s => s.Parts).Distinct()]);
    }

    private static AgencyChoice OfFact(Draft draft, Place agency, IReadOnlyList<SubjectRule> subjects, string fact)
    {
        var types = subjects.Select(s => s.List is { } list ? draft.Lists.GetValueOrDefault(list)?.GetValueOrDefault(fact) : null).ToList();
        if (types.Count == 0 || types.Any(t => t is not { Kind: FactKind.Enum }))
            agency.Fault($"'{Subject}{fact}' is to name the agency, and not each list of the step declares it with its values.", "Declare it as an enumeration of agencies' ids, spv|amf.");
        return new(fact, [.. types.SelectMany(t => t?.Options ?? []).Distinct()]);
    }

    private static AgencyChoice Neither(Place agency)
    {
        agency.Fault("'agency' must be known when the file is read, or be the step's part or a fact of its subject.", "Write a Literal, part or subject.agency.");
        return new(null, []);
    }
}
