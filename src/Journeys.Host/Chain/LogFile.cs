using Journeys.Chain;

namespace Journeys.Host.Chain;

/// <summary>An export as a file: checked without a database.</summary>
internal static class LogFile
{
    public static Verification Verify(TextReader file, IEnumerable<Digest> known)
    {
        var verifier = new LogVerifier();
        while (file.ReadLine() is { } text)
        {
            try
            {
                verifier.Add(LogJson.Read(text));
            }
            catch (FormatException fault)
            {
                verifier.AddUnreadable(fault.Message);
            }
        }

        return verifier.Finish(known);
    }
}
