using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using JasperFx.CommandLine;
using Journeys.Host.Engine;

namespace Journeys.Host.Operations;

/// <summary>What to do with messages that could not be applied.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "As typed on the command line.")]
public enum IncidentsAct
{
    list,
    replay,
    discard,
}

public sealed class IncidentsInput : NetCoreInput
{
    [Description("list, replay or discard")]
    public IncidentsAct Act { get; set; }

    [Description("The id of the incident")]
    public Guid Id { get; set; }

    [Description("Why; shown on its receipt. Write no personal data")]
    public string? ReasonFlag { get; set; }

    [Description("Who; the account on this machine if left out")]
    public string ByFlag { get; set; } = Environment.UserName;
}

/// <summary><c>incidents list</c>, <c>incidents replay id --reason …</c>, <c>incidents discard id --reason …</c>. Exit code 1: there is no such open incident.</summary>
[Description("List, replay and discard messages that could not be applied", Name = "incidents")]
public sealed class IncidentsCommand : JasperFxAsyncCommand<IncidentsInput>
{
    public IncidentsCommand()
    {
        Usage("List what is open").Arguments(x => x.Act);
        Usage("Replay or discard one").Arguments(x => x.Act, x => x.Id);
    }

    public override async Task<bool> Execute(IncidentsInput input)
    {
        using var host = input.BuildHost();
        var incidents = host.Services.GetRequiredService<Incidents>();
        if (input.Act == IncidentsAct.list) return await ListAsync(incidents);
        if (string.IsNullOrWhiteSpace(input.ReasonFlag))
        {
            await Console.Error.WriteLineAsync("Say why: --reason \"…\". The reason stands on the message's receipt.");
            return false;
        }

        var done = input.Act == IncidentsAct.replay
            ? await incidents.ReplayAsync(input.Id, input.ReasonFlag, input.ByFlag, default)
            : await incidents.DiscardAsync(input.Id, input.ReasonFlag, input.ByFlag, default);
        if (done)
            Console.WriteLine(input.Act == IncidentsAct.replay ? "Asked for: a running host handles it again within seconds. 'incidents list' shows whether it was." : "Discarded.");
        else
            await Console.Error.WriteLineAsync($"There is no open incident {input.Id}. 'incidents list' shows the ids.");
        return done;
    }

    private static async Task<bool> ListAsync(Incidents incidents)
    {
        var open = await incidents.OpenAsync(default);
        foreach (var i in open)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{i.Id}  {i.State}  {i.RaisedAt:u}  {i.Message}  journey {i.Journey?.ToString() ?? "–"}  {i.Step ?? "–"}  {i.Agency ?? "–"}  {i.Fault}  {i.Times} times"));
        Console.WriteLine($"{open.Count} open.");
        return true;
    }
}
