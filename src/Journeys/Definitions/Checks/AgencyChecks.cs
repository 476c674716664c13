using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>What a definition says of agencies, registers and agreements agrees with their own files.</summary>
internal sealed class AgencyChecks(
    IReadOnlyDictionary<string, AgencyDescription> agencies, IReadOnlyDictionary<string, FolderEntry> agreements)
{
    public void Check(Draft draft)
    {
        foreach (var (step, place) in draft.Steps)
        {
            if (step is AgencyActivity asking) CheckService(asking, place);
            if (step is RegisterFact waiting) CheckRegisters(waiting, place);
            CheckAgreement(step.Agreement, place["customProperties"]["journeys"]["agreement"]);
        }
        foreach (var (rule, place) in draft.RegisterFacts) CheckRegister(rule.Register, place["register"], rule.Fact, place);
    }

    private void CheckService(AgencyActivity step, Place place)
    {
        if (!agencies.TryGetValue(step.Agency, out var agency))
            place["agency"].Fault($"no file in agencies/ is the agency '{step.Agency}'.", Nearest.Remedy(step.Agency, agencies.Keys));
        else if (!agency.Services.TryGetValue(step.Service, out var service))
            place["service"].Fault($"{step.Agency} has no service '{step.Service}'.", Nearest.Remedy(step.Service, agency.Services.Keys));
        else if (service.Profile != step.Profile)
            place["profile"].Fault($"the profile is {step.Profile}, and {step.Agency} gives {step.Service} as {service.Profile}.", "Let the two files say the same.");
    }

    private void CheckRegisters(RegisterFact waiting, Place place)
    {
        CheckRegister(waiting.Register, place["register"], waiting.Fact, place["fact"]);
        var also = place["customProperties"]["journeys"]["alsoFrom"];
        foreach (var register in waiting.AlsoFrom) CheckRegister(register, also, waiting.Fact, also);
    }

    private void CheckRegister(string register, Place named, string fact, Place factNamed)
    {
        if (!agencies.TryGetValue(register, out var agency))
            named.Fault($"no file in agencies/ is the register '{register}'.", Nearest.Remedy(register, agencies.Keys));
        else if (!agency.RegisterFacts.Contains(fact))
            factNamed.Fault($"{register} announces no register fact '{fact}'.", Nearest.Remedy(fact, agency.RegisterFacts));
    }

    private void CheckAgreement(string? agreement, Place place)
    {
        if (agreement is not null && agreements.Count > 0 && !agreements.ContainsKey(agreement))
            place.Fault($"no file in agreements/ is the agreement '{agreement}'.", Nearest.Remedy(agreement, agreements.Keys));
    }
}
