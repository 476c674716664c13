using Journeys.Host.Identity;
using Journeys.Host.Limits;

namespace Journeys.Host.Elsa.Studio;

/// <summary>The Studio's files, beside its pages.</summary>
internal static class StudioEndpoints
{
    public static void MapStudio(this WebApplication app) => app.MapGet("/studio/{**file}", StudioFiles.Get)
        .RequireAuthorization(StaffRole.Analyst).DisableRateLimiting().WithMetadata(new UnqueuedAttribute());
}
