using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Storage;

public sealed class SealerTests(VaultFixture vault) : IClassFixture<VaultFixture>
{
    private readonly VaultHost _host = vault.Host;

    [Property(MaxTest = 100)]
    public async Task Any_document_opens_as_it_was_sealed(int seed)
    {
        var (sofia, anders) = (await _host.PersonFor(VaultFixture.Sofia), await _host.PersonFor(VaultFixture.Anders));
        var document = JsonElement.Parse(AnyJson.Tree(new Random(seed), [sofia, anders], depth: 4));

        var closed = await _host.SealAsync(document, sofia);

        Assert.Equal(document.GetRawText(), (await _host.OpenAsync(closed)).GetRawText());
        Assert.All(AnyJson.Scalars(closed), leaf => Assert.Matches("^sealed:1:[0-9a-f]{32}:[A-Za-z0-9_-]+$", leaf));
    }

    [Fact]
    public async Task The_same_value_sealed_twice_looks_different()
    {
        var sofia = await _host.PersonFor(VaultFixture.Sofia);
        var document = JsonElement.Parse("\"Sofia\"");

        Assert.NotEqual((await _host.SealAsync(document, sofia)).GetString(), (await _host.SealAsync(document, sofia)).GetString());
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("a", "list")]
    [InlineData("a", "other")]
    public async Task A_leaf_that_is_moved_does_not_open(string from, string to)
    {
        var (sofia, anders) = (await _host.PersonFor(VaultFixture.Sofia), await _host.PersonFor(VaultFixture.Anders));
        var document = JsonElement.Parse($$$"""{"a":1,"b":1,"list":[1],"other":{"person":"{{{anders}}}","a":1}}""");
        var moved = JsonNode.Parse((await _host.SealAsync(document, sofia)).GetRawText())!;
        var leaf = moved[from]!.DeepClone();
        if (to == "list") moved["list"]![0] = leaf;
        else if (to == "other") moved["other"]!["a"] = leaf;
        else moved[to] = leaf;

        var fault = await Assert.ThrowsAsync<SealException>(() => _host.OpenAsync(JsonSerializer.SerializeToElement(moved)));
        Assert.Contains("was changed", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("!")]
    public async Task A_leaf_that_is_changed_does_not_open(string box)
    {
        var sofia = await _host.PersonFor(VaultFixture.Sofia);

        await Assert.ThrowsAsync<SealException>(() => _host.OpenAsync(JsonSerializer.SerializeToElement($"sealed:1:{sofia:N}:{box}")));
    }

    [Fact]
    public async Task A_leaf_given_to_another_person_does_not_open()
    {
        var (sofia, anders) = (await _host.PersonFor(VaultFixture.Sofia), await _host.PersonFor(VaultFixture.Anders));
        var leaf = (await _host.SealAsync(JsonElement.Parse("true"), sofia)).GetString()!;
        var given = leaf.Replace($"{sofia:N}", $"{anders:N}", StringComparison.Ordinal);

        await Assert.ThrowsAsync<SealException>(() => _host.OpenAsync(JsonSerializer.SerializeToElement(given)));
    }

    [Fact]
    public async Task Text_that_looks_sealed_is_sealed_like_any_other()
    {
        var sofia = await _host.PersonFor(VaultFixture.Sofia);
        var document = JsonSerializer.SerializeToElement($"sealed:1:{sofia:N}:AAAA");

        Assert.Equal(document.GetString(), (await _host.OpenAsync(await _host.SealAsync(document, sofia))).GetString());
    }

    [Fact]
    public async Task A_person_that_is_no_id_is_sealed_too()
    {
        var sofia = await _host.PersonFor(VaultFixture.Sofia);

        var closed = await _host.SealAsync(JsonElement.Parse("""{"person":"199001012384"}"""), sofia);

        Assert.StartsWith("sealed:1:", closed.GetProperty("person").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sealed_for_a_person_without_a_key()
    {
        var fault = await Assert.ThrowsAsync<SealException>(() => _host.SealAsync(JsonElement.Parse("1"), Guid.Empty));
        Assert.Contains("has no key", fault.Message, StringComparison.Ordinal);
    }
}
