using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>
/// Messages of one line (an answer's step, a fact's person) are applied in the order in which they were accepted, on
/// whichever host each of them is, and whatever put one of them off.
/// </summary>
public sealed class Turns(NpgsqlDataSource database)
{
    private const string Earlier = """
        SELECT EXISTS (SELECT FROM journeys.receipts mine JOIN journeys.receipts other ON other.about = mine.about
          WHERE mine.receipt_id = $1 AND other.status = 'Accepted' AND other.number < mine.number)
        """;

    /// <summary>Returns at the message's turn.</summary>
    /// <exception cref="OutOfTurnException">One that was accepted before it is still to be applied: try again.</exception>
    public async Task CheckAsync(Guid receipt, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Earlier);
        command.Parameters.AddWithValue(receipt);
        if (await command.ExecuteScalarAsync(cancellation) is true) throw new OutOfTurnException();
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
