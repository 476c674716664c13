using System.Security.Cryptography;
using System.Text;

namespace Journeys.Host.Storage;

/// <summary>Finds the master key: <c>Journeys:MasterKey</c> (base64), or, where that is allowed, a file that is made once and only its owner can read.</summary>
public static class MasterKeySource
{
    public const string Setting = "Journeys:MasterKey";
    public const string HowToMake = "Make one with 'openssl rand -base64 32', give it as Journeys:MasterKey (environment: Journeys__MasterKey), and keep it apart from the backups.";

    /// <param name="configuration">Read for <see cref="Setting"/>.</param>
    /// <param name="generatedFile">Where to keep a key of its own in demo and development; null where the setting is required.</param>
    public static MasterKey Load(IConfiguration configuration, string? generatedFile)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[Setting] is { Length: > 0 } text) return new(Decode(text, Setting));
        if (generatedFile is null) throw new MasterKeyException($"{Setting} is missing, and personal data cannot be sealed without it. {HowToMake}");
        if (!File.Exists(generatedFile)) Generate(generatedFile);
        return new(Decode(File.ReadAllText(generatedFile), generatedFile));
    }

    private static byte[] Decode(string text, string place)
    {
        try
        {
            return Convert.FromBase64String(text.Trim());
        }
        catch (FormatException wrong)
        {
            throw new MasterKeyException($"{place} is not base64. {HowToMake}", wrong);
        }
    }

    /// <summary>Two hosts that start at once agree on one key: one makes it at a time, and then looks again.</summary>
    private static void Generate(string file)
    {
        using var alone = new Mutex(false, $@"Global\journeys-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(file))))[..32]}");
        try
        {
            alone.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Who made it has died, and it is this one's turn.
        }

        try
        {
            if (!File.Exists(file)) Write(file);
        }
        finally
        {
            alone.ReleaseMutex();
        }
    }

    // Written aside and moved, so that nobody reads half a key.
    private static void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var aside = $"{file}.{Environment.ProcessId}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(aside, options))
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        File.Move(aside, file);
    }
}
