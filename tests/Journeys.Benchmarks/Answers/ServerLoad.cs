using System.Globalization;

namespace Journeys.Benchmarks.Answers;

/// <summary>Processor time used so far, in milliseconds, which a busy machine changes less than it does elapsed time.</summary>
internal static class ServerLoad
{
    private const double Tick = 10;

    /// <summary>Of a PostgreSQL server's connections and workers that still live.</summary>
    public static double Of(int postmaster) => Directory.EnumerateDirectories("/proc")
        .Where(place => char.IsAsciiDigit(Path.GetFileName(place)[0]))
        .Select(Fields)
        .Where(fields => fields is [_, var parent, ..] && parent == postmaster.ToString(CultureInfo.InvariantCulture))
        .Sum(fields => Tick * (Number(fields[11]) + Number(fields[12])));

    // Of proc(5) stat, what follows the program's name: state, parent, …, utime, stime.
    private static string[] Fields(string place)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(place, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
