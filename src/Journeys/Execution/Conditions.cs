using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// What conditions came to within one decision, or several of one journey. They are asked for again in every round, and most of what they read has not
/// changed: what a journey's parts come to is known by the parts themselves, which are immutable.
/// </summary>
internal sealed class Conditions
{
    private readonly Dictionary<Key, Evaluation> _ofFacts = [];
    private readonly Dictionary<Key, Evaluation> _ofSteps = [];
    private readonly Dictionary<string, StepView> _views = new(StringComparer.Ordinal);
    private Journey? _seen;

    /// <summary>An expression by itself, not by its text: a definition's expressions are the same objects at every turn.</summary>
    internal readonly record struct Key(Expression Expression, string? Subject, string? List, string? Part)
    {
        public bool Equals(Key other) => ReferenceEquals(Expression, other.Expression) && Subject == other.Subject && List == other.List && Part == other.Part;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Expression), Subject?.GetHashCode(StringComparison.Ordinal));
    }

    /// <summary>What is known of the journey as it is now, of expressions that read steps or of those that do not.</summary>
    public Dictionary<Key, Evaluation> Of(Journey journey, bool readsSteps)
    {
        Forget(journey);
        return readsSteps ? _ofSteps : _ofFacts;
    }

    /// <summary>A step as expressions see it now.</summary>
    public StepView View(Definition definition, Journey journey, string stepId)
    {
        Forget(journey);
        return _views.TryGetValue(stepId, out var view) ? view : _views[stepId] = StepViews.Of(definition, journey, stepId);
    }

    private void Forget(Journey journey)
    {
        if (ReferenceEquals(journey, _seen)) return;
        if (!SameFacts(journey, _seen))
        {
            _ofFacts.Clear();
            _ofSteps.Clear();
            _views.Clear();
        }
        else if (!SameSteps(journey, _seen))
        {
            _ofSteps.Clear();
            _views.Clear();
        }

        _seen = journey;
    }

    private static bool SameFacts(Journey now, Journey? then) => then is not null
        && ReferenceEquals(now.Facts, then.Facts) && ReferenceEquals(now.Derived, then.Derived) && ReferenceEquals(now.Lists, then.Lists)
        && ReferenceEquals(now.Variables, then.Variables) && ReferenceEquals(now.Blocks, then.Blocks);

    private static bool SameSteps(Journey now, Journey? then) => then is not null
        && ReferenceEquals(now.Steps, then.Steps) && ReferenceEquals(now.Visits, then.Visits) && ReferenceEquals(now.Tokens, then.Tokens);
}
