namespace Journeys.Definitions.Reading;

/// <summary>The findings of one file, gathered while it is read and checked.</summary>
internal sealed class FindingList(string file)
{
    private readonly List<Finding> _findings = [];
    private readonly List<Finding> _warnings = [];

    /// <summary>The faults.</summary>
    public IReadOnlyList<Finding> All => _findings;

    public IReadOnlyList<Finding> Warnings => _warnings;

    public void Warn(string path, string? activity, string reason, string remedy) =>
        _warnings.Add(new Finding(file, path, activity, reason, remedy) { Kind = FindingKind.Warning });

    public void Add(string path, string? activity, string reason, string remedy) =>
        _findings.Add(new Finding(file, path, activity, reason, remedy));
}
