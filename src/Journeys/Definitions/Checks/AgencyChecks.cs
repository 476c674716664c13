using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>What a definition says of agencies, registers, agreements and information objects agrees with their own files.</summary>
internal sealed class AgencyChecks(
    IReadOnlyDictionary<string, AgencyDescription> agencies, IReadOnlyDictionary<string, FolderEntry> agreements,
    IReadOnlyDictionary<string, FolderEntry> objects, IReadOnlySet<string> unreadable)
{
    public void Check(Draft draft)
    {
        foreach (var (step, place) in draft.Steps)
        {
            if (step is AgencyActivity asking)
                foreach (var agency in AgenciesOf(asking)) CheckService(asking, agency, place);
            if (step is RegisterFact waiting) CheckRegisters(waiting, place);
            var journeys = place["customProperties"]["journeys"];
            CheckAgreement(step.Agreement, journeys["agreement"]);
            if (step is AgencyActivity covered && step.Agreement is { } agreement) CheckCovers(agreement, covered, journeys["agreement"]);
            CheckObjects(journeys);
            if (step is AgencyActivity) CheckMade(draft, step, journeys["objects"]["in"]);
        }
        foreach (var (rule, place) in draft.RegisterFacts) CheckRegister(rule.Register, place["register"], rule.Fact, place);
    }

    private void CheckService(AgencyActivity step, string asked, Place place)
    {
        if (unreadable.Contains(asked)) return;
        if (!agencies.TryGetValue(asked, out var agency))
            place["agency"].Fault($"no file in agencies/ is the agency '{asked}'.", Nearest.Remedy(asked, agencies.Keys));
        else if (!agency.Services.TryGetValue(step.Service, out var service))
            place["service"].Fault($"{asked} has no service '{step.Service}'.", Nearest.Remedy(step.Service, agency.Services.Keys));
        else if (service.Profile != step.Profile)
            place["profile"].Fault($"the profile is {step.Profile}, and {asked} gives {step.Service} as {service.Profile}.", "Let the two files say the same.");
    }

    private static IReadOnlyList<string> AgenciesOf(AgencyActivity step) => step.Choice?.Agencies ?? [step.Agency];

    private void CheckRegisters(RegisterFact waiting, Place place)
    {
        CheckRegister(waiting.Register, place["register"], waiting.Fact, place["fact"]);
        var also = place["customProperties"]["journeys"]["alsoFrom"];
        foreach (var register in waiting.AlsoFrom) CheckRegister(register, also, waiting.Fact, also);
    }

    private void CheckRegister(string register, Place named, string fact, Place factNamed)
    {
        if (unreadable.Contains(register)) return;
        if (!agencies.TryGetValue(register, out var agency))
            named.Fault($"no file in agencies/ is the register '{register}'.", Nearest.Remedy(register, agencies.Keys));
        else if (!agency.RegisterFacts.Contains(fact))
            factNamed.Fault($"{register} announces no register fact '{fact}'.", Nearest.Remedy(fact, agency.RegisterFacts));
    }

    /// <summary>An agreement that lists its parties and services lists the agency and the service that the step asks.</summary>
    private void CheckCovers(string agreement, AgencyActivity step, Place place)
    {
        bool Lacks(string list, string name) =>
            agreements.GetValueOrDefault(agreement)?.Content[list] is JsonArray all && !all.Any(a => a?.ToString() == name);
        foreach (var lacking in AgenciesOf(step).Where(a => Lacks("parties", a)))
            place.Fault($"the agreement '{agreement}' is not with {lacking}.", $"Name another agreement, or add the party to agreements/{agreement}.json.");
        if (Lacks("services", step.Service))
            place.Fault($"the agreement '{agreement}' does not cover {step.Service}.", $"Name another agreement, or add the service to agreements/{agreement}.json.");
    }

    /// <summary>Information objects that a step names have a file in the catalogue, where there is one.</summary>
    private void CheckObjects(Place journeys)
    {
        if (objects.Count == 0) return;
        var named = new[] { journeys["objects"]["in"], journeys["objects"]["out"] }.Where(p => p.Node is JsonArray).SelectMany(p => p.Items())
            .Concat((journeys["questions"].Node is JsonArray ? journeys["questions"].Items() : []).Select(q => q["object"]));
        foreach (var place in named)
            if (place.Node is JsonValue value && value.TryGetValue<string>(out var name) && !objects.ContainsKey(name) && !unreadable.Contains(name))
                place.Fault($"no file in catalogue/ is the information object '{name}'.", Nearest.Remedy(name, objects.Keys));
    }

    /// <summary>What an agency is sent is said in the definition: of what each information object is made.</summary>
    private static void CheckMade(Draft draft, Step step, Place place)
    {
        foreach (var name in step.ObjectsIn.Where(o => !draft.Objects.ContainsKey(o)))
            place.Fault($"the file does not say what '{name}' is made of, so the agency would get nothing of it.", Nearest.To(name, draft.Objects.Keys) is { } near ? $"Did you mean '{near}'?" : "Declare it under objects of the definition, with the steps that its data come from.");
    }

    private void CheckAgreement(string? agreement, Place place)
    {
        if (agreement is not null && agreements.Count > 0 && !agreements.ContainsKey(agreement) && !unreadable.Contains(agreement))
            place.Fault($"no file in agreements/ is the agreement '{agreement}'.", Nearest.Remedy(agreement, agreements.Keys));
    }
}
