using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>The CloudEvents <c>type</c> of every message of the contract, in lower case, the message's version last.</summary>
public static class MessageType
{
    private const string Prefix = "se.livshandelse.";
    private const string FactPrefix = Prefix + "register.";
    private const string Version = ".v1";

    public static string Of(string definition, string step, MessageVerb verb) => Of(definition, step, verb.ToString());

    public static string Of(string definition, string step, Outcome answer) => Of(definition, step, answer.ToString());

    public static string OfFact(string fact) => $"{FactPrefix}{fact.ToLowerInvariant()}{Version}";

    /// <summary>The fact's name in lower case; null where the type is not a fact's.</summary>
    public static string? FactIn(string type) =>
        type.StartsWith(FactPrefix, StringComparison.Ordinal) && type.EndsWith(Version, StringComparison.Ordinal)
            && type.Length > FactPrefix.Length + Version.Length
            ? type[FactPrefix.Length..^Version.Length]
            : null;

    private static string Of(string definition, string step, string word) =>
        $"{Prefix}{definition}.{step}.{word}{Version}".ToLowerInvariant();
}
