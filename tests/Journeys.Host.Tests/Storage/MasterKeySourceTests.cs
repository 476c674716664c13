using Journeys.Host.Storage;
using Microsoft.Extensions.Configuration;

namespace Journeys.Host.Tests.Storage;

public sealed class MasterKeySourceTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Without_a_key_the_error_says_how_to_make_one()
    {
        var fault = Assert.Throws<MasterKeyException>(() => MasterKeySource.Load(Settings(null), generatedFile: null));
        Assert.Contains("openssl rand -base64 32", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not base64!", "is not base64")]
    [InlineData("AAAA", "has 3 bytes, not 32")]
    public void A_malformed_key_is_refused_and_not_quoted(string key, string reason)
    {
        var fault = Assert.Throws<MasterKeyException>(() => MasterKeySource.Load(Settings(key), generatedFile: null));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generated_key_is_made_once_and_only_its_owner_can_read_it()
    {
        // Once is not enough to meet the moment between the look and the writing.
        for (var round = 0; round < 200; round++)
        {
            var file = Path.Combine(_scratch.Folder, $"data{round}", "master.key");

            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MasterKeySource.Load(Settings(null), file), TestContext.Current.CancellationToken)));

            Assert.All(keys, key => Assert.Equal(keys[0].Fingerprint, key.Fingerprint));
            Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static IConfiguration Settings(string? key) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(MasterKeySource.Setting, key)]).Build();
}
