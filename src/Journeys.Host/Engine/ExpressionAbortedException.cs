namespace Journeys.Host.Engine;

/// <summary>An evaluation ran out of memory or time, which says nothing about the journey: try the message again.</summary>
public sealed class ExpressionAbortedException(string message, Exception inner) : Exception(message, inner);
