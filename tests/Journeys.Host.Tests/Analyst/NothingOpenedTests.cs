using System.Reflection;
using Journeys.Host.Analyst;
using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Analyst;

public sealed class NothingOpenedTests
{
    private static readonly Type[] Openers = [typeof(Sealer), typeof(Vault), typeof(PersonRegistry), typeof(PersonResolver), typeof(MasterKey)];

    /// <summary>What the room is given, its endpoints too, what that is given, and so on, as dependency injection would.</summary>
    [Theory]
    [InlineData("Journeys.Host.Analyst")]
    [InlineData("Journeys.Host.Elsa")]
    public void Nothing_that_opens_a_sealed_value_can_be_reached_from_the_room(string name)
    {
        var room = typeof(ReplayPages).Assembly.GetTypes().Where(t => t.Namespace is { } space && (space == name || space.StartsWith($"{name}.", StringComparison.Ordinal))).ToList();
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        var reached = new HashSet<Type>();
        var left = new Stack<Type>(room.Concat(room.SelectMany(t => t.GetMethods(Any)).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType)));
        while (left.TryPop(out var type))
            if (type.Assembly == typeof(ReplayPages).Assembly && reached.Add(type))
                foreach (var given in type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
                    left.Push(given);

        Assert.Contains(typeof(Host.Engine.JourneyReader), reached);
        Assert.Empty(reached.Intersect(Openers));
    }
}
