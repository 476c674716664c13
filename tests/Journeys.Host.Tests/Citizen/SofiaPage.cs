using Journeys.Definitions;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Journeys.Law;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.Citizen;

/// <summary>Sofia's page as it stands on a day of a scenario, made by the decider alone.</summary>
internal static class SofiaPage
{
    private static readonly WorkflowFiles Files = WorkflowsPlace.Files(CitizenHost.Workflows);
    private static readonly WorkflowCatalogueReading Catalogue = WorkflowFolder.Read(Files);

    public static async Task<PageContext> ContextAsync(DateOnly day, string language = "sv", string scenario = "sofia")
    {
        var whole = Scenario.Read(scenario, Files.Texts[$"bereavement/scenarios/{scenario}.json"]);
        var until = SwedishTime.EndOf(day);
        var definition = Catalogue.Definitions["bereavement"];
        var engine = new InMemoryEngine(definition, new ExpressionEvaluator().Evaluate);
        await new ScenarioRun(whole with { Timeline = [.. whole.Timeline.Where(e => e.At < until && e.Verb != "expect")] }, engine).RunAsync();
        await engine.AdvanceToAsync(until.AddMinutes(-1));
        var happenings = engine.Events.Select((e, i) => new Happening(e, until.AddHours(-8), i + 1, (e as Execution.IHoldsData)?.Data)).ToList();
        var reading = new JourneyReading((await engine.JourneyAsync())!, happenings.Count, definition, happenings);
        var words = new ShellTexts().In(language, Catalogue.Texts["bereavement"][language].Texts);
        var agencies = new AgencyBook(
            (id, l) => Catalogue.Agencies.GetValueOrDefault(id)?.Names[l] ?? id,
            (agency, service) => Catalogue.Agencies[agency].Services[service].ServiceLevel);
        return new(reading, words, agencies, ScenarioPeople.IdOf(whole.People["sofia"]), new HashSet<string>(), until.AddHours(-8));
    }

    public static async Task<JourneyPage> OnAsync(DateOnly day, string language = "sv", string scenario = "sofia") =>
        PageBuilder.Build(await ContextAsync(day, language, scenario));

    public static InstanceView Instance(this JourneyPage page, string key) =>
        page.Phases.SelectMany(p => p.Steps.Concat(p.NotApplicable)).SelectMany(s => s.Instances).Single(i => i.Key == key);
}
