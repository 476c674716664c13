namespace Journeys.Definitions;

/// <summary>A fault of a definition file: where (file, JSON path, activity), what, and how to mend it.</summary>
public sealed record Finding(string File, string Path, string? Activity, string Reason, string Remedy)
{
    public override string ToString() =>
        $"{File} {Path}{(Activity is null ? "" : $" ({Activity})")}: {Reason}{Environment.NewLine}{Remedy}";
}
