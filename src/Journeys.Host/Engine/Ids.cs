using System.Globalization;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>The id of a message to an agency: a resend of the same request has the same one.</summary>
public static class RequestId
{
    public static Guid Of(Guid journey, string bookmark, MessageVerb verb, int number) =>
        NameId.Of("request", journey.ToString(), bookmark, verb.ToString(), number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The id of a journey: hosts that race to start one for the same fact start the same one.</summary>
public static class JourneyId
{
    /// <param name="ended">How many journeys on this definition the person was the principal of, that are over.</param>
    public static Guid Of(string definition, Guid principal, int ended) =>
        NameId.Of("journey", definition, principal.ToString(), ended.ToString(CultureInfo.InvariantCulture));

    /// <summary>A journey that a person begins: the same form, sent twice, begins the same one, and nobody else's.</summary>
    public static Guid OfForm(string definition, Guid person, Guid form) => NameId.Of("begun", definition, person.ToString(), form.ToString());

    /// <summary>A journey about one of several matters that a person may have at once.</summary>
    public static Guid OfMatter(string definition, Guid principal, string register, string factId) =>
        NameId.Of("journey", definition, principal.ToString(), register, factId);
}
