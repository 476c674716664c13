using JasperFx.CommandLine;
using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Host.Operations;

public sealed class MigrateInput : NetCoreInput
{
    [Description("The life event, such as bereavement")]
    public string LifeEvent { get; set; } = "";

    [Description("The published version to move to; the one in force if left out")]
    public int? ToFlag { get; set; }

    [Description("Only journeys whose id begins so")]
    public string JourneysFlag { get; set; } = "";

    [Description("Tell what would move, and change nothing")]
    public bool DryRunFlag { get; set; }
}

/// <summary>
/// Moves the running journeys of a life event to another version where that is proven, and tells of each that stays which
/// invariant fails. Running hosts do it; those that stay keep their version. Exit code 1: it could not be tried for all.
/// </summary>
[Description("Move running journeys to a new version of their life event, each with a certificate", Name = "migrate")]
public sealed class MigrateCommand : JasperFxAsyncCommand<MigrateInput>
{
    /// <summary>As long as some host gets on with it, it is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public MigrateCommand() => Usage("Move the journeys of a life event").Arguments(x => x.LifeEvent);

    public override Task<bool> Execute(MigrateInput input) => OnDatabase.RunAsync(input, services => MigrateAsync(services, input));

    private static async Task<bool> MigrateAsync(IServiceProvider services, MigrateInput input)
    {
        if (await services.GetRequiredService<PublishedDefinitions>().FindAsync(input.LifeEvent, input.ToFlag, default) is not { } hash)
        {
            Console.Error.WriteLine($"No version {(input.ToFlag is { } version ? $"{version} " : "")}of '{input.LifeEvent}' is published{(input.ToFlag is null ? " and in force" : "")}. 'definitions list' shows what is; 'publish' publishes a folder.");
            return false;
        }

        var to = await services.GetRequiredService<DefinitionCatalogue>().WithHashAsync(hash, default);
        var migrations = services.GetRequiredService<Migrations>();
        var pinned = await migrations.PinnedAsync(to, input.JourneysFlag, default);
        var all = input.DryRunFlag ? await LookAsync(migrations, pinned, to) : await services.GetRequiredService<AskedMigrations>().AskAsync(pinned, to.Hash, Patience, default);
        Tell(all, to, input.DryRunFlag);
        return all.All(m => m.Moved is not null);
    }

    private static async Task<IReadOnlyList<AskedMigration>> LookAsync(Migrations migrations, IReadOnlyList<Guid> pinned, Definition to)
    {
        var looked = new List<AskedMigration>();
        foreach (var journey in pinned)
        {
            var broken = await migrations.LookAsync(journey, to, default);
            looked.Add(new(journey, to.Hash, broken.Count == 0, string.Join(Environment.NewLine, broken.Select(b => $"{b.Name}: {b.Sentence}"))));
        }

        return looked;
    }

    private static void Tell(IReadOnlyList<AskedMigration> all, Definition to, bool dryRun)
    {
        foreach (var migration in all)
        {
            Console.Out.WriteLine($"{migration.Journey}: {(migration.Moved, dryRun) switch { (true, true) => "would move", (true, _) => "moved", (false, _) => "stays", _ => "not done yet" }}");
            foreach (var line in migration.Moved == false ? migration.Broken!.Split(Environment.NewLine) : []) Console.Out.WriteLine($"  {line}");
        }

        var waiting = all.Count(m => m.Moved is null);
        if (waiting > 0) Console.Error.WriteLine($"{waiting} are asked for, and no host has done them: a host that runs takes them up. Look with 'migrate {to.Id}' again.");
        Console.Out.WriteLine($"{all.Count} journeys of {to.Id} that are not on version {to.Version}: {all.Count(m => m.Moved == true)} {(dryRun ? "would move" : "moved")}, {all.Count(m => m.Moved == false)} stay.");
    }
}
