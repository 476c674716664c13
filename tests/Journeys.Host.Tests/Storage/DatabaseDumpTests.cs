namespace Journeys.Host.Tests.Storage;

public sealed class DatabaseDumpTests
{
    [Fact]
    public void Binary_columns_are_read_as_text_and_sealed_values_are_left_out() => Assert.Equal(
        "1\t{\"name\":\"Nora\"}\t{\"name\":\"sealed\"}",
        DatabaseDump.Readable("1\t\\\\x7b226e616d65223a224e6f7261227d\t{\"name\":\"sealed:1:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f:fOnOrA-_1\"}"));
}
