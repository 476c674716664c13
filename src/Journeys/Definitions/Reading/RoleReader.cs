namespace Journeys.Definitions.Reading;

/// <summary>Reads whose a step is: a role, or several, each always or while a fact is true.</summary>
internal static class RoleReader
{
    /// <summary>None where the place does not exist.</summary>
    public static IReadOnlyList<RoleRule> Read(Draft draft, Place place)
    {
        if (!place.Exists) return [];
        if (place.IsArray && place.Items().Count == 0) place.Fault("the list of roles is empty.", "Name a role, or take the field away.");
        return place.IsArray ? [.. place.Items().Select(i => ReadOne(draft, i)).OfType<RoleRule>()] : ReadOne(draft, place) is { } one ? [one] : [];
    }

    private static RoleRule? ReadOne(Draft draft, Place place)
    {
        var at = place;
        string? fact = null;
        if (place.IsObject)
        {
            place.Only("role", "if");
            (at, fact) = (place["role"], place["if"].Text());
        }

        if (at.RequiredText() is not { } role) return null;
        draft.Later(() => CheckRole(draft, at, role));
        if (fact is not null) draft.Later(() => CheckFact(draft, place["if"], role, fact));
        return new(role, fact);
    }

    private static void CheckRole(Draft draft, Place place, string role)
    {
        var roles = draft.Steps.SelectMany(s => s.Step.Lists.Select(l => l.Role).Append((s.Step as RegisterFact)?.Principal?.Role)).Append(draft.Begin?.Role).OfType<string>().ToHashSet();
        if (!roles.Contains(role)) place.Fault($"nobody in the file has the role '{role}'.", Nearest.Remedy(role, roles));
    }

    private static void CheckFact(Draft draft, Place place, string role, string fact)
    {
        var own = fact.StartsWith(RoleRule.Own, StringComparison.Ordinal);
        var lists = draft.Steps.SelectMany(s => s.Step.Lists).Where(l => l.Role == role).Select(l => l.List).Distinct();
        if (own ? !lists.Any(l => IsTrueOrFalse(draft, l, fact[RoleRule.Own.Length..])) : !IsTrueOrFalse(draft, null, fact))
            place.Fault($"'{fact}' is no fact that is true or false{(own ? $" of those who have the role {role}" : "")}.", "Name a fact of the type bool, or derive one.");
    }

    private static bool IsTrueOrFalse(Draft draft, string? list, string fact) => list is null
        ? draft.IsDerived(fact) || draft.Facts.GetValueOrDefault(fact)?.Kind == FactKind.Bool
        : draft.IsDerived($"{list}.{fact}") || draft.Lists.GetValueOrDefault(list)?.GetValueOrDefault(fact)?.Kind == FactKind.Bool;
}
