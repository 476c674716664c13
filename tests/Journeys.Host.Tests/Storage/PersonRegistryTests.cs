using System.Text.Json;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

public sealed class PersonRegistryTests(VaultFixture vault, PostgresFixture postgres) : IClassFixture<VaultFixture>
{
    [Fact]
    public async Task Many_hosts_that_meet_a_number_at_once_agree_on_one_person()
    {
        var hosts = Enumerable.Range(0, 16).Select(_ => vault.NewHost()).ToList();

        var persons = await Task.WhenAll(hosts.Select(host => host.PersonFor("199001032383")));

        Assert.Single(persons.Distinct());
        var closed = await hosts[0].SealAsync(JsonElement.Parse("1"), persons[0]);
        Assert.All(await Task.WhenAll(hosts.Select(host => host.OpenAsync(closed))), opened => Assert.Equal(1, opened.GetInt32()));
    }

    [Fact]
    public async Task Each_number_is_its_own_person_however_it_is_asked_for()
    {
        PersonalNumber Number(string text) => PersonalNumber.TryParse(text, out var number) ? number : throw new FormatException(text);
        var (sofia, anders) = (Number(VaultFixture.Sofia), Number(VaultFixture.Anders));

        var persons = await vault.Host.PersonsFor(sofia, anders, sofia);

        Assert.NotEqual(persons[sofia], persons[anders]);
        Assert.Equal(persons[sofia], await vault.NewHost().PersonFor(VaultFixture.Sofia));
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_and_not_quoted()
    {
        var fault = await Assert.ThrowsAsync<FormatException>(() => vault.Host.PersonFor("199001012384"));
        Assert.DoesNotContain("19900101", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_on_the_wire_become_persons_and_invalid_ones_are_told()
    {
        var known = await vault.Host.PersonFor(VaultFixture.Anders);
        var wire = JsonElement.Parse($$$"""
            [{"person":"{{{VaultFixture.Sofia}}}","name":"Sofia","personalNumber":"false"},{"person":"{{{known}}}"},{"of":{"person":"123"}},{"person":7},null]
            """);

        var resolved = await vault.Host.ResolveAsync(wire);

        var sofia = await vault.Host.PersonFor(VaultFixture.Sofia);
        Assert.Equal(
            $$$"""[{"person":"{{{sofia}}}","personalNumber":"{{{VaultFixture.Sofia}}}","name":"Sofia"},{"person":"{{{known}}}"},{"of":{"person":"123"}},{"person":7},null]""",
            resolved.Data.GetRawText());
        Assert.Equal([known, sofia], resolved.Persons);
        Assert.Equal(["$[2].of.person"], resolved.Invalid);
    }

    [Fact]
    public async Task Another_master_key_is_refused_at_start()
    {
        var other = vault.NewHost(key: new byte[32]);

        var fault = await Assert.ThrowsAsync<MasterKeyException>(other.EnsureVaultAsync);
        Assert.Contains("Restore Journeys:MasterKey", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_wrapped_by_another_master_key_is_told_clearly()
    {
        var sofia = await vault.Host.PersonFor(VaultFixture.Sofia);
        var closed = await vault.Host.SealAsync(JsonElement.Parse("1"), sofia);
        var other = vault.NewHost(key: new byte[32]);

        var fault = await Assert.ThrowsAsync<MasterKeyException>(() => other.OpenAsync(closed));
        Assert.Contains("Restore Journeys:MasterKey", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_that_start_at_once_make_one_vault()
    {
        var empty = await postgres.CreateDatabaseAsync("vaults");
        await using var database = NpgsqlDataSource.Create(empty);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new VaultHost(database, TimeProvider.System).EnsureVaultAsync()));

        Assert.Equal(1L, await Scratch.QueryAsync(empty, "SELECT count(*) FROM vault.master_key"));
    }
}
