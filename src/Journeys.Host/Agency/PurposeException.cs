namespace Journeys.Host.Agency;

/// <summary>A message that its agreement does not cover. It is never sent: an operator sees why.</summary>
public sealed class PurposeException(string instance, string agreement, string reason)
    : Exception($"{instance} is not sent under agreements/{agreement}.json: {reason}. Correct the agreement or the definition, then replay or discard the message.");
