using System.Globalization;

namespace Journeys.Faults.Worlds;

/// <summary>The seed of a run: <c>JOURNEYS_FAULTS_SEED</c>, else always the same. It is printed, so that a run can be had again.</summary>
internal static class Seeds
{
    public static int Given
    {
        get
        {
            var seed = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_FAULTS_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20261124;
            TestContext.Current.TestOutputHelper?.WriteLine($"JOURNEYS_FAULTS_SEED={seed}");
            return seed;
        }
    }
}
