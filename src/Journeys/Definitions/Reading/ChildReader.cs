namespace Journeys.Definitions.Reading;

/// <summary>Reads <c>Elsa.ExecuteWorkflow</c>, which waits unless it says otherwise, and <c>Elsa.DispatchWorkflow</c>, which does not.</summary>
internal static class ChildReader
{
    private static readonly Scope Seeing = new() { Steps = true };

    public static ChildWorkflow? Read(Draft draft, Place place, InputReader inputs, string id, string name)
    {
        var workflow = inputs.Constant("workflowDefinitionId", required: true);
        var waits = place["waitForCompletion"].Exists
            ? inputs.Switch("waitForCompletion")
            : place["type"].Text() == "Elsa.ExecuteWorkflow";
        var input = inputs.Read("input", null, Seeing);
        if (input is { Kind: not (ExpressionKind.JavaScript or ExpressionKind.Object) })
            place["input"].Fault("the input is an object, facts of the started journey by name.", "Write it in JavaScript: ({ 'death.date': death.date }).");
        var facts = FactReader.ReadWritten(draft, place["customProperties"]["journeys"]["facts"], new Scope { Data = true, Writes = true });
        if (facts.Count > 0 && !waits)
            place["customProperties"]["journeys"]["facts"].Fault("nothing is taken over from a journey that is not waited for.", "Wait for it, or take the facts away.");
        draft.Later(() => RefuseStepsName(draft, place, id));
        return workflow is null ? null : new ChildWorkflow(id, name, workflow, waits, inputs.Read("correlationId", "String", Seeing), input, facts);
    }

    /// <summary>Its bookmarks begin with its id, as a step's do with the step's.</summary>
    private static void RefuseStepsName(Draft draft, Place place, string id)
    {
        if (draft.StepIds.Contains(id)) place["id"].Fault($"a step is called '{id}' too.", "Give the activity another id.");
    }
}
