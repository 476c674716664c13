using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Evaluates an expression in a scope: no clock, no randomness, no I/O, the same answer every time.</summary>
public delegate Evaluation Evaluate(Expression expression, Scope scope);

/// <summary>What an expression came to: a value, unknown because of facts not known yet, nothing (<c>undefined</c>), or a fault.</summary>
public abstract record Evaluation
{
    private Evaluation()
    {
    }

    public sealed record Known(JsonElement Value) : Evaluation;

    /// <summary>The facts, by path, whose lack made it unknown.</summary>
    public sealed record Unknown(ImmutableSortedSet<string> Facts) : Evaluation;

    public sealed record Undefined : Evaluation;

    /// <summary>The expression is wrong for this data, or ran past its statement limit.</summary>
    public sealed record Fault(string Message) : Evaluation;
}

/// <summary>What an expression may read. A fact that is declared but not known is absent from <see cref="Fact"/>'s answers and makes the expression unknown.</summary>
public sealed record Scope
{
    public required Definition Definition { get; init; }

    /// <summary>A fact by its full path (<c>death.date</c>, or <c>child-1.under18</c> for a subject's); null where unknown.</summary>
    public required Func<string, FactValue?> Fact { get; init; }

    /// <summary>The members of a list; null where the list is not known.</summary>
    public required Func<string, IReadOnlyList<string>?> Members { get; init; }

    /// <summary>A step as <c>steps.ID</c> shows it.</summary>
    public required Func<string, StepView> Step { get; init; }
    public required Func<string, FactValue?> Variable { get; init; }

    /// <summary>The subject that <c>subject</c> stands for, such as <c>child-2</c>, and the list it is read as a member of.</summary>
    public string? Subject { get; init; }
    public string? SubjectList { get; init; }
    public string? Part { get; init; }

    /// <summary>The answer's data, in clear, only while it arrives.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>The member of a list in the answer's data.</summary>
    public JsonElement? Item { get; init; }
}

/// <summary>A step as expressions see it: its state, whether it ended, with which outcome, whether that was positive, and the day.</summary>
public sealed record StepView(string State, bool Ended, string? Outcome, bool Positive, DateOnly? EndedOn);
