using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>What is known, and the version can still read, is known: also where data has been erased since it came. Subjects are the same.</summary>
internal static class KnownFacts
{
    public static Invariant Check(Case @case) => Invariant.Of(Invariant.Known,
    [
        .. @case.Was.Facts.Keys.Concat(@case.Was.Derived.Keys).Distinct().Where(path => @case.Was.Fact(path) is not null && IsDeclared(@case.To, path))
            .Select(path => @case.Would.Fact(path) is null ? $"{path} is known, and by version {@case.To.Version} it would not be." : null),
        .. @case.Was.Lists.Where(l => @case.To.Lists.ContainsKey(l.Key)).Select(l =>
            @case.Would.Lists.Find(l.Key)?.Members.SequenceEqual(l.Value.Members) == true ? null : $"The {l.Key} are known, and by version {@case.To.Version} they would be others or unknown."),
        .. @case.Was.Subjects.Where(s => @case.Would.Subjects.ContainsKey(s.Key)).Select(s =>
            @case.Would.Subjects[s.Key] == s.Value ? null : $"{s.Key} would be somebody else."),
    ]);

    private static bool IsDeclared(Definition definition, string path)
    {
        if (definition.Facts.ContainsKey(path) || definition.Derived.Any(d => d.Path == path)) return true;
        var name = path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return definition.Lists.Values.Any(l => l.ContainsKey(name)) || definition.Derived.Any(d => d.List is not null && d.Name == name);
    }
}
