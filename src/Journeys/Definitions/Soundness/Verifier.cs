namespace Journeys.Definitions.Soundness;

/// <summary>
/// Explores a definition as a net, over every outcome of every step, every way of every decision, and every order that can
/// make a difference. It proves that each journey can always come to its end and loses nothing on the way: option to
/// complete, proper completion, no dead activity, one token at most in each activity. Data is left out: a condition may
/// come to any value that it has not come to before.
/// </summary>
public sealed class Verifier
{
    public const int MostStates = 100_000;

    /// <summary>Stands in a story for the way out of a block that nothing leaves.</summary>
    private static readonly Exit Never = new([], "");

    private readonly Definition _definition;
    private readonly Dictionary<string, Verifier> _blocks = [];
    private readonly Exploration _found;

    /// <remarks>A block is explored before what it stands in, where it is an activity that is left by the ways that were found.</remarks>
    private Verifier(Definition definition, Block? block, int most)
    {
        _definition = definition;
        var inside = Inside.Of(definition, block);
        foreach (var child in inside.Activities.OfType<Block>().Where(b => b != block && Inside.Of(definition, b).Start is not null))
            _blocks[child.Id] = new(definition, child, most);
        _found = new(definition, inside, b => _blocks.TryGetValue(b.Id, out var found) ? found._found.Ways : Exits.Of(definition, b), most);
    }

    /// <summary>Every flaw once, with a shortest story; where there are more than <paramref name="most"/> states, those that were found until then.</summary>
    public static Proof Verify(Definition definition, int most = MostStates)
    {
        var root = new Verifier(definition, null, most);

        // What comes after a block that is never left does not happen; it is told once that block is mended.
        var flaws = root.Flaws([]).Where(f => !f.Story.Any(c => ReferenceEquals(c.Exit, Never))).ToList();
        return new(flaws, root.All().Sum(v => v._found.States), root.All().All(v => v._found.IsComplete));
    }

    private IEnumerable<Verifier> All() => _blocks.Values.SelectMany(b => b.All()).Prepend(this);

    /// <summary>Its own, and those of its blocks, told from the beginning of the journey.</summary>
    private IEnumerable<Flaw> Flaws(IReadOnlyList<Choice> before)
    {
        foreach (var flaw in _found.Flaws.OrderBy(f => f.Story.Count))
            yield return flaw with { Story = [.. before, .. Told(flaw)] };
        foreach (var (id, within) in _blocks)
            if (_found.StoryTo(id) is { } story)
                foreach (var flaw in within.Flaws([.. before, .. Expanded(story)]))
                    if (_found.Stands(id) || !ComesToRest(flaw)) yield return flaw;
    }

    /// <summary>Whether it happens only once the journey has waited.</summary>
    private bool ComesToRest(Flaw flaw) => flaw.Kind == FlawKind.Stuck
        || (flaw is { Kind: FlawKind.Endless, Activity: LoopBlock { Body: { } body } } && !Stillness.CanPassAtOnce(_definition, _definition.Activities[body]));

    /// <summary>A step within a block that a race cuts short was come to before the race was decided.</summary>
    private IEnumerable<Choice> Told(Flaw flaw)
    {
        if (flaw.Kind != FlawKind.Race || _found.Has(flaw.Activity)) return Expanded(flaw.Story);
        return [.. Expanded(flaw.Story.SkipLast(1)), .. Around(flaw.Activity).To(flaw.Activity), .. Expanded(flaw.Story.TakeLast(1))];
    }

    private Verifier Around(Activity step) => _blocks.First(b => FlowNet.Below(_definition, _definition.Activities[b.Key]).Contains(step)).Value;

    /// <summary>From the beginning of the block to a step within it, however deep.</summary>
    private IEnumerable<Choice> To(Activity step)
    {
        if (_found.Has(step)) return Expanded(_found.StoryTo(step.Id) ?? []);
        var (id, within) = _blocks.First(b => b.Value == Around(step));
        return Expanded(_found.StoryTo(id) ?? []).Concat(within.To(step));
    }

    /// <summary>What happens within blocks in place of their being left.</summary>
    private IEnumerable<Choice> Expanded(IEnumerable<Choice> story) => story.SelectMany(choice =>
        choice.Activity is not Block || !_blocks.TryGetValue(choice.Activity.Id, out var block) ? [choice]
        : block._found.StoryOf(choice.Exit) is { } within ? block.Expanded(within) : [choice with { Exit = Never }]);
}
