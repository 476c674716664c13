namespace Journeys.Host.Storage;

/// <summary>The host cannot start; the message says what is wrong and how to mend it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
