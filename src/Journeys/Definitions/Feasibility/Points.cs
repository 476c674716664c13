namespace Journeys.Definitions.Feasibility;

/// <summary>The names of the points in time of a life event: a fact's day, and the beginning and end of each activity.</summary>
internal static class Points
{
    public static string Fact(string fact) => fact;

    public static string Begin(string activity) => $"begin of {activity}";

    public static string End(string activity) => $"end of {activity}";
}
