using Journeys.Execution;

namespace Journeys.Host.Elsa.Instances;

/// <summary>A variable or a skeleton fact, and what it is now. None of them is personal data, sealed or not.</summary>
internal sealed record VariableAnswer(string Id, string Name, object? Value)
{
    public static IReadOnlyList<VariableAnswer> Of(Journey journey) =>
    [
        .. journey.Variables.Select(v => Of(v.Key, v.Value)),
        .. journey.AllFacts().Select(f => Of(f.Key, f.Value)),
    ];

    private static VariableAnswer Of(string name, FactValue value) => new(name, name, value);
}
