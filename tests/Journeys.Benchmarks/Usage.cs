namespace Journeys.Benchmarks;

/// <summary>What can be measured, for whoever asked for something else.</summary>
internal static class Usage
{
    public static int Tell()
    {
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/Journeys.Benchmarks -- WHAT
              answers [--rounds 5] [--answers 320] [--clients 1,8,32]   answers applied a second, beside raw Npgsql
              startup [rounds]                                          time to the first page, memory at rest
              decide                                                    the decider alone: time and size of the state
            """);
        return 2;
    }
}
