using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using JasperFx.CommandLine;
using Journeys.Host.Engine;
using Journeys.Publishing;
using Journeys.WhatIf;

namespace Journeys.Host.Operations;

/// <summary>What to do with the versions of life events.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "As typed on the command line.")]
public enum DefinitionsAct
{
    list,
    retire,
}

public sealed class DefinitionsInput : NetCoreInput
{
    [Description("list or retire")]
    public DefinitionsAct Act { get; set; }

    [Description("The life event")]
    public string LifeEvent { get; set; } = "";

    [Description("The version")]
    public int Number { get; set; }

    [Description("Why; kept with the version")]
    public string? ReasonFlag { get; set; }

    [Description("Who; the account on this machine if left out")]
    public string ByFlag { get; set; } = Environment.UserName;
}

/// <summary><c>definitions list</c>: what happened to every version. <c>definitions retire event number --reason …</c>: no new journey begins on it.</summary>
[Description("List the versions of life events, or retire one", Name = "definitions")]
public sealed class DefinitionsCommand : JasperFxAsyncCommand<DefinitionsInput>
{
    public DefinitionsCommand()
    {
        Usage("List what happened to every version").Arguments(x => x.Act);
        Usage("Retire a version").Arguments(x => x.Act, x => x.LifeEvent, x => x.Number);
    }

    public override Task<bool> Execute(DefinitionsInput input) => OnDatabase.RunAsync(input, services =>
    {
        var lives = services.GetRequiredService<DefinitionLives>();
        return input.Act == DefinitionsAct.list ? ListAsync(lives) : RetireAsync(lives, input);
    });

    private static async Task<bool> ListAsync(DefinitionLives lives)
    {
        foreach (var id in await lives.IdsAsync(default))
        {
            foreach (var (happened, at) in await lives.EventsAsync(id, default))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at:u}  {id} {happened.Version}  {happened.Hash[..12]}  {Told(happened)}"));
            var inForce = (await lives.OfAsync(id, default)).InForce;
            Console.WriteLine(inForce is null ? $"{id}: no version is in force" : $"{id}: version {inForce.Version} is in force");
        }

        return true;
    }

    private static string Told(IDefinitionEvent happened) => happened switch
    {
        DefinitionDrafted => "drafted",
        DefinitionChecked => "checked",
        DefinitionPublished { Override: { } reason } e => $"published by {e.By} against {Tried(e.Trial!)}: {reason}",
        DefinitionPublished { Trial: { } trial } e => $"published by {e.By} after {Tried(trial)}",
        DefinitionPublished e => $"published by {e.By}",
        DefinitionRetired e => $"retired by {e.By}: {e.Reason}",
        _ => happened.GetType().Name,
    };

    private static string Tried(Trial trial) =>
        $"a trial of {trial.Journeys} of {trial.All} journeys ({(trial.Verdicts.Count == 0 ? "none" : string.Join(", ", trial.Verdicts.Select(v => $"{v.Value} {v.Key}")))})";

    private static async Task<bool> RetireAsync(DefinitionLives lives, DefinitionsInput input)
    {
        if (string.IsNullOrWhiteSpace(input.ReasonFlag))
        {
            await Console.Error.WriteLineAsync("Say why: --reason \"…\". The reason is kept with the version.");
            return false;
        }

        var decision = await lives.DecideAsync(
            input.LifeEvent, life => DefinitionDecider.Retire(life, input.LifeEvent, input.Number, input.ByFlag, input.ReasonFlag), null, default);
        if (decision.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return false;
        }

        var inForce = (await lives.OfAsync(input.LifeEvent, default)).InForce;
        Console.WriteLine(inForce is null
            ? $"Version {input.Number} of {input.LifeEvent} is retired: no new journey begins. Running ones go on."
            : $"Version {input.Number} of {input.LifeEvent} is retired: new journeys begin on version {inForce.Version}. Running ones go on.");
        return true;
    }
}
