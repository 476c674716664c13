using System.Globalization;

namespace Journeys.Benchmarks.Answers;

/// <summary>How much is measured: each round is so many answers, of the engine and of the floor in turn.</summary>
internal sealed record AnswersOptions(int Rounds = 5, int Answers = 320, params int[] Clients)
{
    public static AnswersOptions Read(string[] args)
    {
        var options = new AnswersOptions { Clients = [1, 8, 32] };
        foreach (var pair in args.Chunk(2))
            options = pair switch
            {
                ["--rounds", var n] => options with { Rounds = int.Parse(n, CultureInfo.InvariantCulture) },
                ["--answers", var n] => options with { Answers = int.Parse(n, CultureInfo.InvariantCulture) },
                ["--clients", var n] => options with { Clients = [.. n.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))] },
                _ => throw new ArgumentException($"'{string.Join(' ', pair)}' is not an option of 'answers'. Run without arguments for help."),
            };
        return options;
    }
}
