using Journeys.Host.Agency;

namespace Journeys.Host.Tests.Agency;

public sealed class PersonNumberTests
{
    [Theory]
    [InlineData("198701012398")]
    [InlineData("870101-2398")]
    [InlineData("case 870161+2398 of today")]
    [InlineData("870101-2398/00000000-0000-4000-8000-000000000000")]
    public void It_is_found_wherever_it_stands(string text) => Assert.True(PersonNumber.IsIn(text));

    [Theory]
    [InlineData("polis-1")]
    [InlineData("20261124-1")]
    [InlineData("5b0c2c0e-6f3f-4c59-9d4e-198701012398")]
    [InlineData("19870101-2398-4c59-9d4e-0c8f5a1d7e11")]
    public void Another_number_and_a_uuid_are_none(string text) => Assert.False(PersonNumber.IsIn(text));
}
