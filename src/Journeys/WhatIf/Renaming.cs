using Journeys.Definitions;
using Journeys.Migration;

namespace Journeys.WhatIf;

/// <summary>The names that steps of one version have by another, as that says under <c>migrates</c>: what is renamed is not lost.</summary>
internal sealed class Renaming(Definition was, Definition candidate)
{
    private readonly StepMapping _mapping = StepMapping.Between(was, candidate);

    /// <summary>An instance; of a step that was split the first part, and of one that is gone the name that it had.</summary>
    public string Instance(string instance)
    {
        var step = instance.Split('.')[0];
        return Step(step) + instance[step.Length..];
    }

    /// <summary>A last day, such as <c>B17.child-2/B17</c>: one that is called as its step is goes by the new name.</summary>
    public string Key(string key) => key.Split('/') is [var of, var name] ? $"{Instance(of)}/{(name == of.Split('.')[0] ? Step(name) : name)}" : Instance(key);

    /// <summary>A right, such as <c>B17.child-2 appeal</c>.</summary>
    public string Right(string right) => right.Split(' ') is [var of, var what] ? $"{Key(of)} {what}" : right;

    public Wait Wait(Wait wait) => wait with { Instance = Instance(wait.Instance) };

    private string Step(string step) => _mapping.Of(step) is [var now, ..] ? now : step;
}
