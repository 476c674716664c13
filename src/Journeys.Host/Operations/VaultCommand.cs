using JasperFx.CommandLine;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

public sealed class VaultInput : NetCoreInput
{
    [Description("erasures: write the list of erased persons; replay-erasures: apply such a list")]
    public string Act { get; set; } = "";

    [Description("The list to apply; standard input if left out")]
    public string? FromFlag { get; set; }
}

/// <summary>
/// <c>vault erasures</c> writes the ids of all erased persons, one a line; <c>vault replay-erasures --from file</c> erases
/// them again, after an older vault was restored.
/// </summary>
[Description("Keep the erased erased, whatever backup is restored", Name = "vault")]
public sealed class VaultCommand : JasperFxAsyncCommand<VaultInput>
{
    public VaultCommand() => Usage("Write or apply the list of erased persons").Arguments(x => x.Act);

    public override async Task<bool> Execute(VaultInput input)
    {
        if (input.Act is not ("erasures" or "replay-erasures"))
        {
            Console.Error.WriteLine($"vault {input.Act}: there is no such act. Use 'vault erasures' or 'vault replay-erasures --from file'.");
            return false;
        }

        using var host = input.BuildHost();
        var vault = host.Services.GetRequiredService<Vault>();
        return input.Act == "erasures" ? await ListAsync(vault) : await ReplayAsync(vault, input.FromFlag);
    }

    private static async Task<bool> ListAsync(Vault vault)
    {
        foreach (var person in await vault.ErasedAsync(default)) Console.Out.WriteLine(person);
        return true;
    }

    private static async Task<bool> ReplayAsync(Vault vault, string? file)
    {
        string[] lines = [.. (file is null ? await Console.In.ReadToEndAsync() : await File.ReadAllTextAsync(file)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (Array.Find(lines, line => !Guid.TryParse(line, out _)) is { } wrong)
        {
            Console.Error.WriteLine($"{file ?? "standard input"}: '{wrong}' is no person's id. Nothing was applied; give a list that 'vault erasures' wrote.");
            return false;
        }

        await vault.EnsureVaultAsync();
        var keys = await vault.EraseAsync([.. lines.Select(Guid.Parse)], default);
        Console.Out.WriteLine($"{lines.Length} erasures applied; {keys} keys were there and are gone.");
        return true;
    }
}
