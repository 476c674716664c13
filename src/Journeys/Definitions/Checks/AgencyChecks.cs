using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>What a definition says of agencies, registers and agreements agrees with their own files.</summary>
internal sealed class AgencyChecks(
    IReadOnlyDictionary<string, AgencyDescription> agencies, IReadOnlyDictionary<string, FolderEntry> agreements, FindingList findings)
{
    /// <param name="definition">A definition without faults of its own.</param>
    /// <param name="paths">Where each activity stands, by its id.</param>
    public void Check(Definition definition, IReadOnlyDictionary<string, string> paths)
    {
        foreach (var step in definition.Index.Steps)
        {
            if (step is AgencyActivity asking) CheckService(asking, paths[step.Id]);
            if (step is RegisterFact waiting) CheckRegister(waiting.Register, waiting.Fact, step.Id, paths[step.Id]);
            if (step.Agreement is { } agreement && agreements.Count > 0 && !agreements.ContainsKey(agreement))
                findings.Add($"{paths[step.Id]}.customProperties.journeys.agreement", step.Id, $"no file in agreements/ is the agreement '{agreement}'.",
                    Nearest.Remedy(agreement, agreements.Keys));
        }
        foreach (var rule in definition.RegisterFacts)
            CheckRegister(rule.Register, rule.Fact, null, $"$.customProperties.journeys.registerFacts.{rule.Fact}");
    }

    private void CheckService(AgencyActivity step, string path)
    {
        if (!agencies.TryGetValue(step.Agency, out var agency))
            findings.Add($"{path}.agency", step.Id, $"no file in agencies/ is the agency '{step.Agency}'.", Nearest.Remedy(step.Agency, agencies.Keys));
        else if (!agency.Services.TryGetValue(step.Service, out var service))
            findings.Add($"{path}.service", step.Id, $"{step.Agency} has no service '{step.Service}'.", Nearest.Remedy(step.Service, agency.Services.Keys));
        else if (service.Profile != step.Profile)
            findings.Add($"{path}.profile", step.Id, $"the profile is {step.Profile}, and {step.Agency} gives {step.Service} as {service.Profile}.",
                "Let the two files say the same.");
    }

    private void CheckRegister(string register, string fact, string? activity, string path)
    {
        if (!agencies.TryGetValue(register, out var agency))
            findings.Add($"{path}.register", activity, $"no file in agencies/ is the register '{register}'.", Nearest.Remedy(register, agencies.Keys));
        else if (!agency.RegisterFacts.Contains(fact))
            findings.Add(activity is null ? path : $"{path}.fact", activity, $"{register} announces no register fact '{fact}'.",
                Nearest.Remedy(fact, agency.RegisterFacts));
    }
}
