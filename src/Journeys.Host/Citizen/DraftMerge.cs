using System.Security.Cryptography;
using System.Text;

namespace Journeys.Host.Citizen;

/// <summary>
/// Keeps a person's own tabs from emptying each other's answers. A form carries the stamp of the draft it was made from:
/// where the draft is another since, what the form holds is added to it, and only what it fills in replaces anything.
/// </summary>
internal static class DraftMerge
{
    /// <summary>Which draft a form was made from: a hash that tells nothing but whether it is the same.</summary>
    public static string Stamp(IReadOnlyDictionary<string, string> fields)
    {
        var text = string.Join('\n', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 8);
    }

    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, string> draft, IReadOnlyDictionary<string, string> posted, string? stamp)
    {
        if (stamp == Stamp(draft)) return new(posted);
        var merged = new Dictionary<string, string>(draft);
        foreach (var (field, value) in posted.Where(f => f.Value.Trim().Length > 0 || !draft.ContainsKey(f.Key))) merged[field] = value;
        return merged;
    }
}
