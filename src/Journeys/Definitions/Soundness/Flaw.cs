namespace Journeys.Definitions.Soundness;

/// <summary>What can be wrong with a flowchart, whatever the data (van der Aalst's soundness of workflow nets, 1997, and what it leaves out).</summary>
public enum FlawKind
{
    /// <summary>No journey ever comes to the activity.</summary>
    Dead,

    /// <summary>A token comes to rest there and no answer lets it leave.</summary>
    Stuck,

    /// <summary>From some moment on no way leads to the end.</summary>
    Endless,

    /// <summary>The journey is over, and the join still waits for a branch: what follows it never happens.</summary>
    Unjoined,

    /// <summary>It is entered, or passed by, while it is still open from before: what was open is lost.</summary>
    Doubled,

    /// <summary>A branch comes to the join a second time before the others came once: a visit is lost.</summary>
    Overrun,

    /// <summary>A race ends the step while an agency still works on it, and its answer comes to nothing.</summary>
    Race,

    /// <summary>A way round on which nothing waits and nothing changes: a journey goes round until it is stopped.</summary>
    Spins,
}

/// <summary>A choice on the way to a flaw: the activity was left by the exit, or the head of a block went on by it. <paramref name="IsFree"/> where another could have been taken.</summary>
public sealed record Choice(Activity Activity, Exit Exit, bool IsFree);

/// <summary>A flaw of a flowchart, at an activity, with a shortest story that leads to it. <paramref name="Story"/> is every move in order, also those that leave no choice.</summary>
public sealed record Flaw(FlawKind Kind, Activity Activity, IReadOnlyList<Choice> Story, IReadOnlyList<Activity> Others)
{
    /// <summary>Which of a step's subjects is still awaited when it happens, such as <c>child 2</c>; null where all are, or there are none.</summary>
    public string? Awaited { get; init; }
}

/// <summary>What the exploration found: every flaw, and how many states it saw. Where it is not <paramref name="Complete"/> nothing is proven.</summary>
public sealed record Proof(IReadOnlyList<Flaw> Flaws, int States, bool Complete)
{
    /// <summary>Every journey on the definition can always come to its end, and nothing of it is lost on the way.</summary>
    public bool Sound => Complete && Flaws.Count == 0;
}
