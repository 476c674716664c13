namespace Journeys.Tests.Law;

public sealed class PlaceTests
{
    [Fact]
    public void Runs() => Assert.Equal(2, 1 + 1);
}
