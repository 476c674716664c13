namespace Journeys.Benchmarks;

/// <summary>What can be measured, for whoever asked for something else.</summary>
internal static class Usage
{
    public static int Tell()
    {
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/Journeys.Benchmarks -- WHAT
              answers [--rounds 5] [--answers 320] [--clients 1,8,32]   answers applied a second, beside raw Npgsql
              hosts [rounds]                                            the same with one, two and three hosts on one core
              latency [seconds]                                         until an answer is acknowledged and applied, at a steady rate
              size [rounds]                                             an answer's cost with 1,000 and 200,000 open journeys
              sweep [rounds]                                            1,000 days due beside 1,000,000 that are not
              startup [rounds]                                          time to the first page, memory at rest
              whatif [rounds] [journeys]                                past journeys decided again, a second a core
              check [rounds]                                            a life event read, with all checks and the proof
              bereavements [count] [persona]                            the five personas' whole journeys, 10,000 of them: events, bytes, a second
              decide                                                    the decider alone: time and size of the state
            """);
        return 2;
    }
}
