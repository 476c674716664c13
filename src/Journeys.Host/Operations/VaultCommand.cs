using JasperFx.CommandLine;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

public sealed class VaultInput : NetCoreInput
{
    [Description("erasures: write the list of erased persons; replay-erasures: apply such a list")]
    public string Act { get; set; } = "";

    [Description("The list to write")]
    public string? ToFlag { get; set; }

    [Description("The list to apply")]
    public string? FromFlag { get; set; }
}

/// <summary>
/// <c>vault erasures --to file</c> writes the ids of all erased persons, one a line; <c>vault replay-erasures --from file</c> erases
/// them again, after an older vault was restored.
/// </summary>
[Description("Keep the erased erased, whatever backup is restored", Name = "vault")]
public sealed class VaultCommand : JasperFxAsyncCommand<VaultInput>
{
    public VaultCommand() => Usage("Write or apply the list of erased persons").Arguments(x => x.Act);

    public override async Task<bool> Execute(VaultInput input)
    {
        if (input is not ({ Act: "erasures", ToFlag: not null } or { Act: "replay-erasures", FromFlag: not null }))
        {
            Console.Error.WriteLine($"vault {input.Act}: say 'vault erasures --to file' or 'vault replay-erasures --from file'.");
            return false;
        }

        return await OnDatabase.RunAsync(input, services => services.GetRequiredService<Vault>() is var vault && input.Act == "erasures"
            ? ListAsync(vault, input.ToFlag!)
            : ReplayAsync(vault, input.FromFlag!));
    }

    private static async Task<bool> ListAsync(Vault vault, string file)
    {
        var erased = await vault.ErasedAsync(default);
        await File.WriteAllLinesAsync(file, erased.Select(person => person.ToString()));
        Console.Out.WriteLine($"{erased.Count} erased persons in {file}");
        return true;
    }

    private static async Task<bool> ReplayAsync(Vault vault, string file)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file} does not exist. Give the list that 'vault erasures' wrote.");
            return false;
        }

        string[] lines = [.. (await File.ReadAllLinesAsync(file)).Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (Array.Find(lines, line => !Guid.TryParse(line, out _)) is { } wrong)
        {
            Console.Error.WriteLine($"{file}: '{wrong}' is no person's id. Nothing was applied; give a list that 'vault erasures' wrote.");
            return false;
        }

        await vault.EnsureVaultAsync();
        var keys = await vault.EraseAsync([.. lines.Select(Guid.Parse)], default);
        Console.Out.WriteLine($"{lines.Length} erasures applied; {keys} keys were there and are gone.");
        return true;
    }
}
