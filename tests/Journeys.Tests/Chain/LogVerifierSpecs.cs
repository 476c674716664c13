using Journeys.Chain;
using static Journeys.Tests.Chain.Store;

namespace Journeys.Tests.Chain;

public sealed class LogVerifierSpecs
{
    private readonly Store _store = new();

    [Fact]
    public void An_untouched_log_has_no_differences()
    {
        var found = Verify(_store.Lines(), [.. _store.Roots.Select(r => r.Root)]);

        Assert.Empty(found.Differences);
        Assert.Equal((3, 12, 2, 1), (found.Streams, found.Events, found.Roots, found.Unpublished));
    }

    [Fact]
    public void Changed_data_a_changed_name_and_a_changed_time_are_found_where_they_are()
    {
        foreach (var change in (Func<LoggedEvent, LoggedEvent>[])
            [e => e with { Data = e.Data.Replace("x", "y", StringComparison.Ordinal) }, e => e with { Name = "other" }, e => e with { At = e.At.AddMicroseconds(1) }, e => e with { Hash = Digest.Zero }])
        {
            var store = new Store();
            store.Events(B)[2] = change(store.Events(B)[2]);
            Is(store.Only(), DifferenceKind.ChangedEvent, B, 3);
        }
    }

    [Fact]
    public void A_removed_event_is_missing()
    {
        _store.Events(A).RemoveAt(1);
        Is(_store.Only(), DifferenceKind.MissingEvent, A, 2);
    }

    [Fact]
    public void Events_removed_from_the_end_are_missing_even_when_the_journey_s_version_was_lowered()
    {
        _store.Events(A).RemoveRange(3, 2);
        _store.Journeys[A] = (3, _store.Events(A));
        Is(_store.Only(), DifferenceKind.MissingEvent, A, 4);
    }

    [Fact]
    public void A_removed_event_whose_followers_were_renumbered_is_missing()
    {
        _store.Events(A).RemoveAt(1);
        Renumber(A);
        Is(_store.Only(), DifferenceKind.MissingEvent, A, 2);
    }

    [Fact]
    public void Two_events_that_changed_places_have_moved()
    {
        var events = _store.Events(A);
        (events[1], events[2]) = (events[2] with { Version = 2 }, events[1] with { Version = 3 });
        Is(_store.Only(), DifferenceKind.MovedEvent, A, 2);
    }

    [Fact]
    public void Two_lines_that_changed_places_have_moved()
    {
        var events = _store.Events(A);
        (events[1], events[2]) = (events[2], events[1]);
        Is(_store.Only(), DifferenceKind.MovedEvent, A, 3);
    }

    [Fact]
    public void An_event_put_between_two_is_added()
    {
        _store.Events(A).Insert(1, Event(A, 2) with { Name = "put_in" });
        Renumber(A);
        _store.Events(A)[1] = _store.Events(A)[1] with { Hash = _store.Events(A)[1].After(_store.Events(A)[0].Hash!.Value) };
        _store.Journeys[A] = (6, _store.Events(A));
        Is(_store.Only(), DifferenceKind.AddedEvent, A, 2);
        _store.Events(A)[1] = _store.Events(A)[1] with { Hash = Digest.Zero };
        Is(_store.Only(), DifferenceKind.AddedEvent, A, 2);
    }

    [Fact]
    public void An_event_beyond_the_journey_s_version_without_hash_or_twice_is_added()
    {
        _store.Events(C).Add(Event(C, 3));
        _store.Rechain(C, 3);
        _store.Events(B).Insert(2, _store.Events(B)[1]);
        _store.Events(A)[4] = _store.Events(A)[4] with { Hash = null };

        var found = Verify(_store.Lines()).Differences;

        Assert.All(found, d => Assert.Equal(DifferenceKind.AddedEvent, d.Kind));
        Assert.Equal([(A, 5), (B, 2), (C, 3)], found.Select(d => (d.Journey!.Value, d.Version!.Value)));
    }

    [Fact]
    public void A_removed_journey_is_missing()
    {
        _store.Journeys.Remove(B);
        Assert.Equal((DifferenceKind.MissingJourney, B), (_store.Only().Kind, _store.Only().Journey!.Value));
    }

    [Fact]
    public void A_journey_removed_with_its_leaves_leaves_a_wrong_root()
    {
        _store.Journeys.Remove(B);
        _store.Leaves.RemoveAll(l => l.Journey == B);
        Assert.Contains("covers 2 journeys", _store.Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_computed_anew_is_rewritten_from_the_first_head_that_differs()
    {
        _store.Events(B)[3] = _store.Events(B)[3] with { Data = "{}" };
        _store.Rechain(B, 4);
        Is(_store.Only(), DifferenceKind.RewrittenJourney, B, 4);
    }

    [Fact]
    public void A_log_computed_anew_with_its_roots_lacks_a_kept_root()
    {
        var kept = _store.Roots[0].Root;
        _store.Events(A)[0] = _store.Events(A)[0] with { Data = "{}" };
        _store.Rechain(A, 1);
        _store.Leaves.Clear();
        _store.Roots.Clear();
        _store.Publish();

        Assert.Empty(Verify(_store.Lines()).Differences);
        Assert.Equal(DifferenceKind.WrongRoot, _store.Only(kept).Kind);
    }

    [Fact]
    public void A_changed_leaf_and_a_changed_or_removed_root_are_wrong_roots()
    {
        foreach (var change in (Action<Store>[])
            [
                s => s.Roots[0] = s.Roots[0] with { Size = 9 }, s => s.Roots.RemoveAt(0), s => s.Roots.RemoveAt(1),
                s => s.Roots[0] = LogRoot.Following(null, s.Roots[0].At, 2, Digest.Zero), s => s.Leaves.RemoveAt(3), s => s.Leaves.Add(s.Leaves[^1] with { Position = 3 }),
            ])
        {
            var store = new Store();
            change(store);
            Assert.Equal(DifferenceKind.WrongRoot, store.Only().Kind);
        }
    }

    [Fact]
    public void A_cut_or_shortened_export_is_wrong()
    {
        Assert.Contains(Verify(_store.Lines()[..^1]).Differences, d => d.Kind == DifferenceKind.WrongExport);
        Assert.Contains(
            Verify(_store.Lines().Where(l => (l as LoggedJourney)?.Journey != C).Where(l => (l as LoggedEvent)?.Journey != C)).Differences,
            d => d.Kind == DifferenceKind.WrongExport);
    }

    [Fact]
    public void One_journey_is_proved_to_a_published_root_without_the_others()
    {
        Assert.Empty(Verify(_store.Lines(B), _store.Roots[1].Hash).Differences);

        var forged = _store.Lines(B).Select(l => l is InclusionProof p ? p with { Path = [.. p.Path.Skip(1), Digest.Zero] } : l);
        Assert.Equal(DifferenceKind.WrongRoot, Assert.Single(Verify(forged).Differences).Kind);
    }

    [Fact]
    public void A_journey_that_is_nowhere_is_missing() => Assert.Equal(
        DifferenceKind.MissingJourney, Assert.Single(Verify([new LogHead(LogHead.Current, A), new LogEnd(1)]).Differences).Kind);

    private void Renumber(Guid journey)
    {
        var events = _store.Events(journey);
        for (var i = 0; i < events.Count; i++) events[i] = events[i] with { Version = i + 1 };
    }

    private static void Is(Difference difference, DifferenceKind kind, Guid journey, long version) =>
        Assert.Equal((kind, journey, version), (difference.Kind, difference.Journey!.Value, difference.Version!.Value));
}
