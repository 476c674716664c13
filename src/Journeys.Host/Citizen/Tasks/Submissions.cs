using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Turns a checked task into the one command that sends it.</summary>
internal static class Submissions
{
    public static SubmitTask Of(Journey journey, string id, Bookmark bookmark, Guid by, TaskAnswers answers, ArrivedData data, DateTimeOffset now, bool joint)
    {
        var command = new SubmitTask(id, by, ReceiptNumber(journey, joint ? $"{id}/{by}" : id), data) { Now = now, DontKnow = answers.DontKnow };
        string? Answer(string question) => answers.Data.TryGetProperty(question, out var value) ? value.GetString() : null;
        return bookmark.Task switch
        {
            TaskKind.Ask => command with { Manual = answers.DontKnow.Count > 0 },
            TaskKind.Check when Answer("check") == "withdraw" => command with { Outcome = Outcome.WrittenOff },
            TaskKind.Manual when Enum.TryParse<Outcome>(Answer("outcome"), out var outcome) => command with { Outcome = outcome },
            _ => command,
        };
    }

    /// <summary>J-2026-7K3QM-R9X2T: the year the journey began and 50 bits of a hash of where it was sent. The same sending has the same number; it tells nothing of anyone.</summary>
    public static string ReceiptNumber(Journey journey, string bookmark)
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{journey.Id:N}/{bookmark}"));
        var symbols = string.Concat(Enumerable.Range(0, 10).Select(i => alphabet[hash[i] % 32]));
        var year = SwedishTime.DateOf(journey.StartedAt).Year.ToString(CultureInfo.InvariantCulture);
        return $"J-{year}-{symbols[..5]}-{symbols[5..]}";
    }
}
