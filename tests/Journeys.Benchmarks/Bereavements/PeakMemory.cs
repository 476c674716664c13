using System.Globalization;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>What this process has had in memory at most since it was last asked to forget (proc(5), VmHWM).</summary>
internal static class PeakMemory
{
    public static void Forget() => File.WriteAllText("/proc/self/clear_refs", "5");

    public static double Megabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
