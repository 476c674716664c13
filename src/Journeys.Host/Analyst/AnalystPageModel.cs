using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Journeys.Host.Analyst;

/// <summary>A page of the analysts' room: only for those who signed in as analysts. Everyone else who is signed in is refused.</summary>
[Authorize(Policy = StaffRole.Analyst)]
public abstract class AnalystPageModel(AnalystTexts texts, DefinitionCatalogue definitions) : CitizenPageModel
{
    protected DefinitionCatalogue Definitions => definitions;

    protected AgencyBook Agencies => new(
        (id, language) => definitions.Reading.Agencies.GetValueOrDefault(id)?.Names.GetValueOrDefault(language) ?? id,
        (id, service) => definitions.Reading.Agencies.GetValueOrDefault(id)?.Services.GetValueOrDefault(service)?.ServiceLevel);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Speak(texts.With(Lang));

    protected void SpeakOf(IReadOnlyDictionary<string, string> lifeEvent) => Speak(texts.With(Lang, lifeEvent));
}
