using System.Text.Json;
using Journeys.Host.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Journeys.Host.Tests.Storage;

public sealed class ErasureTests(VaultFixture vault) : IClassFixture<VaultFixture>
{
    private const string Wire = $$$"""
        {"deceased":{"person":"{{{VaultFixture.Sofia}}}","name":"Sofia Åkesson","address":{"street":"Storgatan 1"}},
         "survivor":{"person":"{{{VaultFixture.Anders}}}","name":"Anders Öberg","born":"1990-01-02"},"note":"Whole family"}
        """;

    private readonly VaultHost _host = vault.Host;

    [Fact]
    public async Task Erasing_one_person_leaves_the_other()
    {
        var (resolved, closed) = await SealWireAsync();
        await _host.EraseAsync(await _host.PersonFor(VaultFixture.Sofia));

        var opened = await _host.TryOpenAsync(closed);

        Assert.Equal(resolved.GetProperty("survivor").GetRawText(), opened.Data.GetProperty("survivor").GetRawText());
        Assert.Equal("Whole family", opened.Data.GetProperty("note").GetString());
        Assert.Equal(JsonValueKind.Null, opened.Data.GetProperty("deceased").GetProperty("name").ValueKind);
        Assert.Equal(JsonValueKind.Null, opened.Data.GetProperty("deceased").GetProperty("address").GetProperty("street").ValueKind);
        Assert.Equal([resolved.GetProperty("deceased").GetProperty("person").GetGuid()], opened.Erased);
    }

    [Fact]
    public async Task After_an_erasure_the_same_number_is_another_person()
    {
        var before = await _host.PersonFor(VaultFixture.Sofia);
        await _host.EraseAsync(before);

        Assert.NotEqual(before, await _host.PersonFor(VaultFixture.Sofia));
    }

    [Fact]
    public async Task An_erasure_on_one_host_holds_on_another_within_five_seconds()
    {
        var time = new FakeTimeProvider();
        var other = vault.NewHost(time);
        var (_, closed) = await SealWireAsync();
        Assert.Empty((await other.TryOpenAsync(closed)).Erased);

        await _host.EraseAsync(await _host.PersonFor(VaultFixture.Sofia));
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Single((await other.TryOpenAsync(closed)).Erased);
    }

    [Fact]
    public async Task A_dump_of_the_whole_database_holds_no_plaintext_and_no_erased_key()
    {
        var (resolved, closed) = await SealWireAsync();
        var sofia = resolved.GetProperty("deceased").GetProperty("person").GetGuid();
        await Scratch.QueryAsync(vault.ConnectionString, $"CREATE TABLE kept AS SELECT '{closed.GetRawText()}'::jsonb AS document");

        var before = await DumpAsync();
        await _host.EraseAsync(sofia);
        var after = await DumpAsync();

        Assert.Contains(sofia.ToString(), KeysIn(before), StringComparison.Ordinal);
        Assert.DoesNotContain(sofia.ToString(), KeysIn(after), StringComparison.Ordinal);
        Assert.Contains($"sealed:1:{sofia:N}", after, StringComparison.Ordinal);
        foreach (var plain in new[] { VaultFixture.Sofia, VaultFixture.Anders, "Sofia", "kesson", "Storgatan", "Anders", "1990-01-02", "Whole" })
            Assert.DoesNotContain(plain, DatabaseDump.Readable(before), StringComparison.Ordinal);
    }

    private async Task<(JsonElement Resolved, JsonElement Sealed)> SealWireAsync()
    {
        var resolved = (await _host.ResolveAsync(JsonElement.Parse(Wire))).Data;
        var about = resolved.GetProperty("survivor").GetProperty("person").GetGuid();
        return (resolved, await _host.SealAsync(resolved, about));
    }

    private static string KeysIn(string dump) => DatabaseDump.Rows(dump, "vault.subject_keys");

    private Task<string> DumpAsync() => DatabaseDump.OfAsync(vault.ConnectionString);
}
