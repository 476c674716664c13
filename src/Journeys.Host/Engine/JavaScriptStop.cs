using System.Collections.Immutable;

namespace Journeys.Host.Engine;

/// <summary>Ends an evaluation from within; no <c>catch</c> or <c>finally</c> of the expression sees it.</summary>
internal abstract class JavaScriptStop(string message) : Exception(message);

/// <summary>A fact was read that is not known.</summary>
internal sealed class UnknownStop(ImmutableSortedSet<string> facts) : JavaScriptStop("A fact is not known.")
{
    public UnknownStop(string fact)
        : this(ImmutableSortedSet.Create(StringComparer.Ordinal, fact))
    {
    }

    public ImmutableSortedSet<string> Facts { get; } = facts;
}

/// <summary>The expression is wrong; the message holds no data.</summary>
internal sealed class FaultStop(string message) : JavaScriptStop(message);
