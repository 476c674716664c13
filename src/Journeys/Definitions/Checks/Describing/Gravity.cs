using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Describing;

/// <summary>
/// How grave it is that a description lacks something. A right, a legal ground, an agreement or who answers for the life
/// event: a fault where the file says that it is published (Elsa's <c>isPublished</c>), and else a warning, so that a draft
/// can be run. What is only measured, explained or planned by: a warning.
/// </summary>
internal sealed class Gravity(bool isPublished)
{
    public void Needed(Place place, string reason, string remedy)
    {
        if (isPublished) place.Fault(reason, remedy);
        else place.Warn(reason, remedy);
    }

    public static void Wanted(Place place, string reason, string remedy) => place.Warn(reason, remedy);
}
