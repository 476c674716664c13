namespace Journeys.Host.Storage;

/// <summary>Data cannot be sealed or opened: a person has no key, or a leaf is not where, or whose, it was sealed. No data in the message.</summary>
public sealed class SealException(string message, Exception? inner = null) : Exception(message, inner);
