using Journeys.Host.Engine;
using Microsoft.Extensions.Time.Testing;

namespace Journeys.Host.Tests.Engine;

public sealed class JourneyClockTests
{
    [Fact]
    public void A_time_is_said_as_the_database_keeps_it()
    {
        var real = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 13, 9, 46, TimeSpan.Zero).AddTicks(5_203_799));

        Assert.Equal(5_203_790, new JourneyClock(real).GetUtcNow().Ticks % TimeSpan.TicksPerSecond);
    }
}
