using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;
using Journeys.Publishing;
using Wolverine.Util;

namespace Journeys.Host.Tests.Storage;

/// <summary>What is stored is read for ever: a change of its form is seen here, and says what it takes.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<Type, string> EventNamesByType = EventNames.All.ToDictionary(e => e.Value, e => e.Key);

    public static TheoryData<string> Stored => [.. ByName.Keys];

    private static Dictionary<string, object> ByName { get; } = Samples.Stored
        .Select(e => (Name: "event." + EventNamesByType[e.GetType()], Sample: e))
        .Concat(Samples.Messages.Select(m => (Name: "message." + m.GetType().ToMessageTypeName(), Sample: m)))
        .Append((Name: "state.journey", Sample: Samples.State))
        .ToDictionary(s => s.Name, s => s.Sample);

    [Theory]
    [MemberData(nameof(Stored))]
    public void What_is_stored_keeps_its_form(string name)
    {
        var (file, now) = (Path.Combine(GoldenFiles.Folder, name + ".json"), GoldenFiles.Written(ByName[name]));
        var golden = File.Exists(file) ? File.ReadAllText(file) : "";
        if (golden == now) return;
        if (GoldenFiles.Accepting) GoldenFiles.Accept(file, name, now);
        else Assert.Fail(WhatToDo(name, Difference(golden, now)));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void What_was_stored_is_read_back_the_same(string name)
    {
        var golden = File.ReadAllText(Path.Combine(GoldenFiles.Folder, name + ".json"));

        var read = JsonSerializer.Deserialize(golden, ByName[name].GetType(), GoldenFiles.Json);

        Assert.Equal(golden.Split('\n'), GoldenFiles.Written(read!).Split('\n'));
    }

    /// <summary>A state that keeps its number keeps its form: an older host would fold over it, a newer one not fold it anew.</summary>
    [Fact]
    public void A_state_of_another_form_has_another_number() =>
        Assert.DoesNotContain(Journey.CurrentSchema, GoldenFiles.OldForms.Where(f => f.StartsWith("state.journey.", StringComparison.Ordinal))
            .Select(f => JsonDocument.Parse(GoldenFiles.OldText(f)).RootElement.GetProperty("schema").GetInt32()));

    [Fact]
    public void Every_event_has_a_name_and_a_sample()
    {
        var events = typeof(IJourneyEvent).Assembly.GetTypes().Where(t => (t.IsAssignableTo(typeof(IJourneyEvent)) || t.IsAssignableTo(typeof(IDefinitionEvent))) && t.IsSealed).ToHashSet();

        Assert.Equal(events, EventNamesByType.Keys.ToHashSet());
        Assert.Equal(events, Samples.Stored.Select(e => e.GetType()).ToHashSet());
    }

    [Fact]
    public void Every_golden_file_is_of_something_stored() =>
        Assert.Equal(
            ByName.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(GoldenFiles.Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    private static string Difference(string golden, string now)
    {
        var (before, after) = (golden.Split('\n'), now.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n  was: {before.ElementAtOrDefault(line)?.Trim()}\n  is:  {after.ElementAtOrDefault(line)?.Trim()}";
    }

    private static string WhatToDo(string name, string difference) => $"""
        The stored form of {name} has changed, first at {difference}
        Events, messages and states of the form before are stored already and are read for ever. Either take the change back, or:
        - It only adds what may be missing, and missing means what it meant: accept it with JOURNEYS_ACCEPT_GOLDEN=1. The form before
          is kept in Golden/old, and OldFormTests hold today's code to reading it.
        - An event changes otherwise (renamed, removed, retyped, another meaning): give today's form a new name in
          Storage/EventNames.cs (name_v2), move the golden file to Golden/old/<old name>.1.json, and say in Storage/Upcasts.cs how the
          old name is read. A message: a new record with a new MessageIdentity, the old one IForwardsTo it.
        - The state (state.journey): raise Journey.CurrentSchema too; older states are folded anew from their events.
        """;
}
