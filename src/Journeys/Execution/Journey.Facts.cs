namespace Journeys.Execution;

public sealed partial record Journey
{
    private Journey After(ListRecorded e) => this with
    {
        Lists = Lists.Set(e.List, new([.. e.Members.Select(m => m.Subject)], e.SelfDeclared, e.Source)),
        Subjects = e.Members.Aggregate(Subjects, (map, m) => map.Set(m.Subject, m.Person ?? map.Find(m.Subject))),
    };

    private Journey WithFacts(string source, IEnumerable<KeyValuePair<string, FactValue>> values) => this with
    {
        Facts = values.Aggregate(Facts, (facts, v) => facts.Set(
            v.Key, (facts.Find(v.Key) ?? []).RemoveAll(w => w.Source == source).Add(new(source, v.Value)))),
    };

    private Journey WithoutFacts(string source)
    {
        var facts = Facts;
        foreach (var (path, writes) in Facts.Where(f => f.Value.Any(w => w.Source == source)))
            facts = writes.RemoveAll(w => w.Source == source) is { Count: > 0 } left ? facts.Set(path, left) : facts.Remove(path);
        var lists = Lists.Where(l => l.Value.Source == source).Aggregate(Lists, (left, list) => left.Remove(list.Key));
        return this with { Facts = facts, Lists = lists };
    }
}
