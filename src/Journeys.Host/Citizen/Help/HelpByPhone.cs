using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Marten;

namespace Journeys.Host.Citizen;

/// <summary>What a person has said of help by phone.</summary>
public sealed record HelpChoice(Guid Id, bool On);

/// <summary>Whether people want to be helped by phone: as they have said, else as a demonstration's persona has it.</summary>
public sealed class HelpByPhone(IDocumentStore store, HostMode mode, Personas personas)
{
    public async Task<bool> IsOnAsync(Guid person, CancellationToken cancellation) =>
        await SaidAsync(person, cancellation) ?? (mode.Demo && (await personas.AllAsync(cancellation)).Any(p => p.Person == person && p.HelpByPhone));

    /// <summary>Whether the person has said that nobody is to act for them.</summary>
    public async Task<bool> IsRefusedAsync(Guid person, CancellationToken cancellation) => await SaidAsync(person, cancellation) == false;

    public async Task SayAsync(Guid person, bool on, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.Store(new HelpChoice(person, on));
        await session.SaveChangesAsync(cancellation);
    }

    private async Task<bool?> SaidAsync(Guid person, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<HelpChoice>(person, cancellation))?.On;
    }
}
