namespace Journeys.Execution;

/// <summary>Something that was found out of a journey, and is found out again only when what it read has changed.</summary>
internal class Watched
{
    /// <summary>Whether nothing that it read has changed.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>What it read.</summary>
    public Reads Reads { get; private set; }

    public void Keep(Reads reads, bool isFresh = true) => (IsFresh, Reads) = (isFresh, reads);

    public void Forget(Reads changed) => IsFresh = IsFresh && !Reads.Meets(changed);
}

/// <summary>What an expression came to. To be evaluated where it is not fresh.</summary>
internal sealed class Condition : Watched
{
    public Evaluation? Evaluation { get; set; }
}

/// <summary>A step for one subject, whether it applies and is ready, and what is lacking to say so.</summary>
internal sealed class Assessed(Instance instance) : Watched
{
    public Instance Instance => instance;
    public bool? Applies { get; set; }
    public bool? Ready { get; set; }
    public IReadOnlyCollection<string> Lacks { get; set; } = [];
}

/// <summary>A derived fact, of the journey or of one subject.</summary>
internal sealed record Derived(Definitions.DerivedFact Fact, string Path, Instance? Instance);
