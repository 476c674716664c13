using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>Stops start-up where a step does not say why, in each language: the reader has checked the other words.</summary>
internal sealed class LifeEventTexts(DefinitionCatalogue definitions) : IOpensWithStorage
{
    public Task OpenAsync(CancellationToken cancellation)
    {
        var missing = (from definition in definitions.Reading.Definitions.Values
                       from step in definition.Index.Steps
                       from language in ShellTexts.Languages
                       where !definitions.TextsOf(definition.Id)[language].Texts.ContainsKey($"{step.TextKey}.why")
                       select $"{definition.Id}/texts.{language}.json lacks '{step.TextKey}.why'.").ToList();
        return missing.Count == 0
            ? Task.CompletedTask
            : throw new StartupException($"{string.Join(Environment.NewLine, missing)}{Environment.NewLine}Say in a plain sentence why the step is there, then start again.");
    }
}
