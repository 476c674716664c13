namespace Journeys.Execution;

/// <summary>Takes over the state that was proven; what is new by the version opens by the same decision.</summary>
internal static class Migrating
{
    /// <summary>False where the journey has gone on by another version, or is over: the certificate is of no use any more.</summary>
    public static bool Take(Turn turn, Migrate migrate)
    {
        var certificate = migrate.Certificate;
        if (turn.Journey.Status != JourneyStatus.Running || turn.Journey.DefinitionHash != certificate.From.Hash || turn.Definition.Hash != certificate.To.Hash)
            return false;
        turn.Emit(new JourneyMigrated(certificate, migrate.State));
        foreach (var right in migrate.Rights)
            turn.Emit(right);
        return true;
    }
}
