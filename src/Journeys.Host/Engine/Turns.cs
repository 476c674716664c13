using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>
/// Messages of one line (an answer's step, a fact's person) are applied in the order in which they were accepted, on
/// whichever host each of them is, and whatever put one of them off.
/// </summary>
public sealed class Turns(NpgsqlDataSource database, TimeProvider real)
{
    private const string Earlier = """
        SELECT EXISTS (SELECT FROM journeys.receipts mine JOIN journeys.receipts other ON other.about = mine.about
          WHERE mine.receipt_id = $1 AND other.status = 'Accepted' AND other.number < mine.number)
        """;

    // Mostly the one before is being applied at this moment, by another host.
    private static readonly int[] Looks = [10, 20, 40, 80, 150];

    /// <summary>Returns at the message's turn, after a moment at most.</summary>
    /// <exception cref="OutOfTurnException">One that was accepted before it is still to be applied: try again later.</exception>
    public async Task AwaitAsync(Guid receipt, CancellationToken cancellation)
    {
        foreach (var look in Looks)
        {
            if (await IsItsTurnAsync(receipt, cancellation)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(look), real, cancellation);
        }

        throw new OutOfTurnException();
    }

    private async Task<bool> IsItsTurnAsync(Guid receipt, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Earlier);
        command.Parameters.AddWithValue(receipt);
        return await command.ExecuteScalarAsync(cancellation) is false;
    }

    /// <summary>What a message keeps its order within.</summary>
    internal static string LineOf(object message) => message switch
    {
        AnswerArrived answer => $"{answer.Journey} {answer.Bookmark}",
        FactArrived fact => fact.Person.ToString(),
        _ => throw new ArgumentException($"{message.GetType().Name} has no receipt.", nameof(message)),
    };
}

/// <summary>A message waits for one that came before it.</summary>
public sealed class OutOfTurnException() : Exception("A message that was accepted earlier is still to be applied.");
