using Marten.Exceptions;

namespace Journeys.Host.Storage;

/// <summary>
/// A newer version of the program has written what this one cannot read. Nothing is wrong with it and nothing is written:
/// it waits until a newer host takes it.
/// </summary>
public sealed class NewerFormException(string message) : Exception(message);

/// <summary>Tells what a newer version has written from every other fault.</summary>
internal static class NewerForm
{
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        NewerFormException or UnknownEventTypeException => true,
        _ => Is(fault.InnerException),
    };

    public static NewerFormException OfState(Guid journey, int schema, int known) => new(
        $"The state of journey {journey} has form {schema}; this program knows forms up to {known}, so a newer version has written it. Let a host of that version take it: end the upgrade, or take this host out.");
}
