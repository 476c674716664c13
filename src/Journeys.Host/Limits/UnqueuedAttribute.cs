namespace Journeys.Host.Limits;

/// <summary>An endpoint that needs no database, or waits long without it: it takes no place among those that use it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnqueuedAttribute : Attribute
{
    /// <summary>Only for those who are not signed in.</summary>
    public bool Strangers { get; init; }

    public bool Holds(HttpContext http) => !Strangers || http.User.Identity?.IsAuthenticated != true;
}

/// <summary>A page that saves what a person has typed before it refuses them for coming too often.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SavesTypedAttribute : Attribute;
