using System.Collections.Immutable;
using Journeys.Law;

namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>What those who must agree have answered so far, by bookmark.</summary>
    public SortedMap<ImmutableList<JointAnswer>> JointAnswers { get; init; } = SortedMap<ImmutableList<JointAnswer>>.Empty;

    private Journey After(JointAnswerGiven e) => this with
    {
        JointAnswers = JointAnswers.Set(e.Bookmark, (JointAnswers.Find(e.Bookmark) ?? []).RemoveAll(a => a.By == e.By).Add(new(e.By, e.Values, e.NotKnown))),
    };

    private Journey After(JointlyAgreed e, DateTimeOffset at) =>
        (this with { Bookmarks = Bookmarks.Remove(e.Bookmark), JointAnswers = JointAnswers.Remove(e.Bookmark) })
            .WithStep(e.Instance, s => s with { SentOn = SwedishTime.DateOf(at) });
}

public sealed record JointAnswer(Guid By, SortedMap<FactValue> Values, ImmutableList<string> NotKnown)
{
    /// <summary>Free texts may differ: what counts are the facts.</summary>
    public bool Agrees(JointAnswer other) => Values.SequenceEqual(other.Values) && NotKnown.SequenceEqual(other.NotKnown);
}
