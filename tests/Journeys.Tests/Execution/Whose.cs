using Journeys.Execution;

namespace Journeys.Tests.Execution;

/// <summary>One of those whose turn it is at a bookmark of bereavement, each in turn; somebody where it is everybody's.</summary>
internal static class Whose
{
    public static Guid Turn(Journey journey, string bookmark, long n) =>
        journey.Bookmarks.TryGetValue(bookmark, out var open) && Instance.Find(Persona.Definition, journey, open.Instance) is { } instance
        && Audience.Actors(journey, instance) is { Count: > 0 } people ? people[(int)(n % people.Count)] : Spec.Person;
}
