namespace Journeys.Faults;

/// <summary>Compares what is left when all is over. Each difference is a line; none says that nothing was lost, and nothing was done twice.</summary>
internal static class History
{
    private static readonly string[] Sending = ["agency_asked", "agency_told"];
    private static readonly string[] Arriving = ["answer_recorded", "register_fact_recorded"];

    public static IReadOnlyList<string> Differences(Recorded all) =>
        [.. Ends(all), .. Gaps(all), .. Messages(all), .. Arrivals(all), .. Orders(all), .. Days(all), .. Tasks(all), .. Dispatches(all), .. Inboxes(all), .. Sequences(all), .. Ledgers(all)];

    private static IEnumerable<string> Ends(Recorded all)
    {
        if (all.Streams.Count != all.Begun) yield return $"{all.Begun} journeys were begun, and there are {all.Streams.Count}";
        foreach (var stream in all.Streams.Where(_ => !all.GoOn))
        {
            var ends = all.Events.Count(e => e.Stream == stream.Id && e.Type == "journey_ended");
            if (ends != 1 || stream.Status != "Ended") yield return $"journey {stream.Id} is {stream.Status}, and ended {ends} times";
        }
    }

    private static IEnumerable<string> Gaps(Recorded all) =>
        from stream in all.Streams
        let versions = all.Events.Where(e => e.Stream == stream.Id).Select(e => e.Version).Order().ToList()
        where !versions.SequenceEqual(Enumerable.Range(1, (int)stream.Version).Select(v => (long)v))
        select $"stream {stream.Id} of version {stream.Version} lacks or doubles an event: it has {string.Join(' ', versions)}";

    /// <summary>What was acknowledged has a receipt that says its end, and what has a receipt was sent.</summary>
    private static IEnumerable<string> Messages(Recorded all)
    {
        var receipts = all.Receipts.ToLookup(r => (r.Agency, r.Message));
        foreach (var sent in all.Acknowledged.Where(a => receipts[(a.Agency, a.Message.ToString())].Count() != 1))
            yield return $"message {sent.Message} of {sent.Agency} ({sent.Mark}) was acknowledged and has no receipt of its own";
        var known = all.Acknowledged.Select(a => (a.Agency, a.Message.ToString())).ToHashSet();
        foreach (var receipt in all.Receipts)
        {
            if (receipt.Status is not ("Applied" or "Superseded"))
                yield return $"message {receipt.Message} of {receipt.Agency} is still {receipt.Status} {receipt.Reason}".TrimEnd();
            if (!known.Contains((receipt.Agency, receipt.Message))) yield return $"message {receipt.Message} of {receipt.Agency} has a receipt, and none was acknowledged";
        }

        foreach (var refused in all.Refused) yield return $"message {refused} was refused";
        foreach (var dead in all.Dead) yield return $"message {dead} was given up";
    }

    /// <summary>Each applied message stands once in its stream, and nothing else does.</summary>
    private static IEnumerable<string> Arrivals(Recorded all)
    {
        var marks = all.Acknowledged.ToDictionary(a => (a.Agency, a.Message.ToString()), a => a.Mark);
        var applied = Counted(all.Receipts.Where(r => r.Status == "Applied" && marks.ContainsKey((r.Agency, r.Message)))
            .Select(r => $"{r.Journey} {marks[(r.Agency, r.Message)]}"));
        var recorded = Counted(all.Events.Where(e => Arriving.Contains(e.Type)).Select(e => $"{e.Stream} {e.Mark}"));
        return applied.Keys.Union(recorded.Keys).Where(a => applied.GetValueOrDefault(a) != recorded.GetValueOrDefault(a))
            .Select(a => $"answer {a}: applied {applied.GetValueOrDefault(a)} times by the receipts, {recorded.GetValueOrDefault(a)} times in the stream");
    }

    /// <summary>What was sent in an order, each after the acknowledgement of the one before, took effect in that order, and wholly.</summary>
    private static IEnumerable<string> Orders(Recorded all)
    {
        var receipts = all.Receipts.ToLookup(r => (r.Agency, r.Message));
        var streams = all.Events.Where(e => Arriving.Contains(e.Type)).OrderBy(e => e.Version).ToLookup(e => e.Stream);
        foreach (var line in all.Acknowledged.Where(a => a.Line is not null).GroupBy(a => a.Line))
        {
            var sent = line.Select(a => a.Mark).ToList();
            var journeys = line.SelectMany(a => receipts[(a.Agency, a.Message.ToString())]).Select(r => r.Journey).OfType<Guid>().Distinct();
            var took = journeys.SelectMany(j => streams[j]).Select(e => e.Mark).Where(sent.Contains).ToList();
            if (!took.SequenceEqual(sent)) yield return $"{line.Key}: acknowledged in the order {string.Join(", ", sent)}, took effect as {string.Join(", ", took)}";
        }
    }

    /// <summary>A last day passes once; so does each time to ask again.</summary>
    private static IEnumerable<string> Days(Recorded all) => all.Events
        .Where(e => e.Type == "deadline_passed" && e["mark"] is "Due" or "Retry")
        .CountBy(e => $"{e["mark"]} of {e["key"]}, revision {e.Data["revision"]}, in {e.Stream}")
        .Where(d => d.Value > 1).Select(d => $"{d.Key} passed {d.Value} times");

    /// <summary>Each task that the citizen has a receipt for was submitted once, and no other was.</summary>
    private static IEnumerable<string> Tasks(Recorded all)
    {
        var shown = all.Submitted.Select(s => $"{s.Journey} {s.Bookmark} {s.Receipt}").ToHashSet();
        var recorded = Counted(all.Events.Where(e => e.Type == "task_submitted").Select(e => $"{e.Stream} {e["bookmark"]} {e["receipt"]}"));
        return shown.Union(recorded.Keys).Where(t => recorded.GetValueOrDefault(t) != 1 || !shown.Contains(t))
            .Select(t => $"task {t}: submitted {recorded.GetValueOrDefault(t)} times, its receipt {(shown.Contains(t) ? "shown" : "never shown")}");
    }

    /// <summary>A step asks once; each message lies in its agency's inbox under the one id that its bookmark, verb and number give it.</summary>
    private static IEnumerable<string> Dispatches(Recorded all)
    {
        var sent = all.Events.Where(e => Sending.Contains(e.Type)).ToList();
        foreach (var same in sent.GroupBy(e => $"{e["verb"]} of {e["bookmark"]} in {e.Stream}").Where(g => g.Count() > 1))
            yield return $"{same.Key} was dispatched {same.Count()} times, under {same.Select(e => e.Request).Distinct().Count()} ids";
        var inbox = all.Inbox.Select(i => $"{i.Agency} {i.Id} of journey {i.Journey}").ToList();
        var expected = sent.Select(e => $"{e["agency"]} {e.Request} of journey {e.Stream}").ToList();
        foreach (var lost in expected.Except(inbox)) yield return $"message {lost} was dispatched and is in no inbox";
        foreach (var odd in inbox.Except(expected)) yield return $"message {odd} is in an inbox, and no event dispatched it";
    }

    private static IEnumerable<string> Inboxes(Recorded all) =>
        all.Inbox.Where(i => i.State != "acknowledged").Select(i => $"message {i.Id} to {i.Agency} is {i.State}");

    /// <summary>A step's messages come to an agency in the order in which the journey sent them.</summary>
    private static IEnumerable<string> Sequences(Recorded all)
    {
        var places = all.Inbox.DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => i.Sequence);
        return from step in all.Events.Where(e => Sending.Contains(e.Type)).OrderBy(e => e.Version).GroupBy(e => (e.Stream, e["instance"], e["agency"]))
               let sequence = step.Select(e => places.GetValueOrDefault(e.Request)).ToList()
               where !sequence.SequenceEqual(sequence.Order())
               select $"step {step.Key.Item2} of journey {step.Key.Stream}: its messages have the sequence {string.Join(' ', sequence)} in the inbox";
    }

    /// <summary>What lies in an inbox was received by that agency, once, and nothing else was.</summary>
    private static IEnumerable<string> Ledgers(Recorded all)
    {
        var inbox = all.Inbox.Select(i => (i.Agency, i.Id)).ToHashSet();
        var received = Counted(all.Received);
        return inbox.Union(received.Keys).Where(m => !inbox.Contains(m) || received.GetValueOrDefault(m) != 1)
            .Select(m => $"message {m.Item2} to {m.Item1}: {(inbox.Contains(m) ? "in" : "not in")} its inbox, received {received.GetValueOrDefault(m)} times");
    }

    private static Dictionary<T, int> Counted<T>(IEnumerable<T> items) where T : notnull => items.CountBy(i => i).ToDictionary();
}
