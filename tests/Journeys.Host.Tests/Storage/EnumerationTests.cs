using System.Collections;

namespace Journeys.Host.Tests.Storage;

/// <summary>The values of enumerations are stored by their names, and samples show one of each only.</summary>
public sealed class EnumerationTests
{
    private static readonly string File = Path.Combine(GoldenFiles.Folder, "enumerations.txt");

    [Fact]
    public void Stored_enumerations_keep_their_names()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        foreach (var type in Samples.Stored.Concat(Samples.Messages).Select(s => s.GetType()).Append(typeof(Execution.Journey))) Walk(type, seen, found);
        if (GoldenFiles.Accepting) System.IO.File.WriteAllLines(File, found);
        var golden = System.IO.File.ReadAllLines(File);

        Assert.True(golden.SequenceEqual(found), $"""
            Values of stored enumerations have changed: {string.Join("; ", golden.Except(found).Concat(found.Except(golden)))}
            Renamed or removed: what is stored with the old name is not read any more. Take it back, or upcast every event that has it.
            Added: a host of the version before cannot read it. Release a version that reads it before one that writes it, or give the
            event a new stored name (Storage/EventNames.cs). Then accept it with JOURNEYS_ACCEPT_GOLDEN=1.
            """);
    }

    private static void Walk(Type type, HashSet<Type> seen, SortedSet<string> found)
    {
        if (!seen.Add(type)) return;
        if (type.IsEnum && type.Namespace!.StartsWith("Journeys", StringComparison.Ordinal)) found.Add($"{type.Name}: {string.Join(", ", Enum.GetNames(type))}");
        foreach (var argument in type.GetGenericArguments()) Walk(argument, seen, found);
        if (type.Namespace?.StartsWith("Journeys", StringComparison.Ordinal) != true && !type.IsAssignableTo(typeof(IEnumerable))) return;
        foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0)) Walk(property.PropertyType, seen, found);
    }
}
