using Journeys.Host.Engine;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Elsa.Studio;

/// <summary>A life event's current version in the Studio.</summary>
public sealed class DefinitionPageModel(StudioPackage package, DefinitionCatalogue definitions) : StudioPageModel(package)
{
    [FromRoute]
    public string Id { get; set; } = "";

    public IActionResult OnGet() => Shown(definitions.Reading.Definitions.GetValueOrDefault(Id)?.Name);
}
