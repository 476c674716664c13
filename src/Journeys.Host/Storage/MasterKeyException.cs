namespace Journeys.Host.Storage;

/// <summary>The master key is missing, malformed or not the one the vault was made with; the message says how to mend it.</summary>
public sealed class MasterKeyException(string message, Exception? inner = null) : Exception(message, inner);
