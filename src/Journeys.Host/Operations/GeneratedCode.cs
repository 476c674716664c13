using JasperFx;
using JasperFx.CodeGeneration;

namespace Journeys.Host.Operations;

/// <summary>
/// Where the code around handlers comes from: compiled in by a Release build (<c>Pregenerated.targets</c>), which starts only
/// if all of it is there; else generated and compiled as the host starts.
/// </summary>
internal static class GeneratedCode
{
    public static void Configure(JasperFxOptions defaults)
    {
        foreach (var profile in (Profile[])[defaults.Development, defaults.Production])
        {
#if PREGENERATED
            profile.GeneratedCodeMode = TypeLoadMode.Static;
            profile.AssertAllPreGeneratedTypesExist = true;
#else
            profile.GeneratedCodeMode = TypeLoadMode.Dynamic;
#endif
            profile.SourceCodeWritingEnabled = false;
        }
    }
}
