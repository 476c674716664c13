using System.Security.Claims;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Citizen;

namespace Journeys.Host.Tests.Assistance;

/// <summary>A host with the shipped life events, in which Amina applies for economic assistance.</summary>
internal static class AssistanceHost
{
    public const string Amina = "199209142380";

    public static CitizenHost Of(PostgresFixture postgres) => new(postgres) { Begin = _ => Task.FromResult(Guid.Empty) };

    public static async Task<Guid> BeginAsync(CitizenHost host)
    {
        var person = await host.Get<PersonRegistry>().PersonFor(Amina, TestContext.Current.CancellationToken);
        var definition = (await host.Get<CitizenDoors>().InForceAsync("assistance", TestContext.Current.CancellationToken))!;
        return await host.Get<CitizenDoors>().BeginAsync(definition, person, Guid.NewGuid(), CitizenSignIn.Principal(person, "Amina Demo"), TestContext.Current.CancellationToken);
    }

    public static async Task ApplyAsync(CitizenHost host, Guid journey)
    {
        var person = await host.Get<PersonRegistry>().PersonFor(Amina, TestContext.Current.CancellationToken);
        var typed = JsonSerializer.SerializeToElement(new
        {
            period = "this",
            partner = "no",
            children = "no",
            wage = 0,
            benefit = 0,
            jobseeker = "yes",
            home = "Hyra 6 800 kr.",
            need = "Hyra och mat.",
            account = "8327-9, 123 456 789-0",
        });
        var doors = host.Get<CitizenDoors>();
        var submission = new SubmitTask("E01.1", person, "J-2026-test", await doors.ArriveAsync(person, typed, TestContext.Current.CancellationToken)) { Now = doors.Now() };
        await doors.SendAsync(journey, submission, CitizenSignIn.Principal(person, "Amina Demo"), TestContext.Current.CancellationToken);
    }
}
