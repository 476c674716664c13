namespace Journeys.Execution;

internal enum ReadingKind
{
    Fact,
    Members,
    Step,
    Variable,
}

/// <summary>Something that an expression read, and what it was.</summary>
internal readonly record struct Reading(ReadingKind Kind, string Name, FactValue? Value = null, IReadOnlyList<string>? Members = null, StepView? Step = null)
{
    /// <summary>The same of another journey, or another time.</summary>
    public Reading In(Scope scope) => Kind switch
    {
        ReadingKind.Fact => new(Kind, Name, scope.Fact(Name)),
        ReadingKind.Members => new(Kind, Name, Members: scope.Members(Name)),
        ReadingKind.Step => new(Kind, Name, Step: scope.Step(Name)),
        _ => new(Kind, Name, scope.Variable(Name)),
    };

    public bool SameName(Reading other) => Kind == other.Kind && Name == other.Name;

    public bool Same(Reading now) => Value == now.Value && Step == now.Step && SameMembers(Members, now.Members);

    private static bool SameMembers(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other));
}

/// <summary>What an expression reads while it is evaluated, each once and in order.</summary>
internal sealed class Readings
{
    private readonly List<Reading> _all = [];

    public Readings(Scope scope) => Scope = scope with
    {
        Fact = path => Note(new(ReadingKind.Fact, path, scope.Fact(path))).Value,
        Members = list => Note(new(ReadingKind.Members, list, Members: scope.Members(list))).Members,
        Step = id => Note(new(ReadingKind.Step, id, Step: scope.Step(id))).Step!,
        Variable = name => Note(new(ReadingKind.Variable, name, scope.Variable(name))).Value,
    };

    public Scope Scope { get; }

    public ReadOnlySpan<Reading> All => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_all);

    private Reading Note(Reading reading)
    {
        if (!_all.Exists(r => r.SameName(reading)))
            _all.Add(reading);
        return reading;
    }
}
