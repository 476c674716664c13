namespace Journeys.Definitions;

/// <summary>What a finding means: a fault stops the life event, since it could strand someone or lose a right; a warning asks its author for more.</summary>
public enum FindingKind
{
    Fault,
    Warning,
}

/// <summary>A fault of a definition file: where (file, JSON path, activity), what, and how to mend it.</summary>
public sealed record Finding(string File, string Path, string? Activity, string Reason, string Remedy)
{
    public FindingKind Kind { get; init; }

    public override string ToString() =>
        $"{File} {Path}{(Activity is null ? "" : $" ({Activity})")}: {Reason}{Environment.NewLine}{Remedy}";
}
