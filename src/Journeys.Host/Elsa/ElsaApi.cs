using Journeys.Host.Elsa.Definitions;
using Journeys.Host.Elsa.Descriptors;
using Journeys.Host.Limits;

namespace Journeys.Host.Elsa;

/// <summary>The calls by which Elsa Studio shows a definition; those that have nothing to tell here answer an empty list.</summary>
internal static class ElsaApi
{
    private static readonly string[] Empty =
    [
        "/features/installed", "/descriptors/workflow-activation-strategies", "/descriptors/log-persistence-strategies",
        "/descriptors/incident-strategies", "/descriptors/commit-strategies/workflows", "/descriptors/commit-strategies/activities",
        "/descriptors/storage-drivers", "/descriptors/variables", "/descriptors/output-converters",
    ];

    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        api.MapGet("/workflow-definitions/by-definition-id/{id}", CurrentAsync);
        api.MapGet("/workflow-definitions/by-id/{id}", WithHashAsync);
        api.MapGet("/descriptors/activities", DescriptorsAsync);
        api.MapGet("/descriptors/expression-descriptors", () => ElsaJson.Answer(new ElsaList<ExpressionDescriptor>(ExpressionDescriptor.All)))
            .WithMetadata(new UnqueuedAttribute());
        // The names that an editor would offer; nothing is written here.
        api.MapPost("/scripting/javascript/type-definitions/{id}", () => TypedResults.Text("", "application/x-typescript")).WithMetadata(new UnqueuedAttribute());
        foreach (var call in Empty) api.MapGet(call, () => ElsaJson.Answer(ElsaList<object>.Empty)).WithMetadata(new UnqueuedAttribute());
    }

    private static async Task<IResult> CurrentAsync(string id, DefinitionFiles files, CancellationToken cancellation) =>
        await files.CurrentAsync(id, cancellation) is { } file ? ElsaJson.Answer(file.Model()) : ElsaProblems.NoDefinition(id);

    private static async Task<IResult> WithHashAsync(string id, DefinitionFiles files, CancellationToken cancellation) =>
        await files.WithHashAsync(id, cancellation) is { } file ? ElsaJson.Answer(file.Model()) : ElsaProblems.NoDefinition(id);

    private static async Task<IResult> DescriptorsAsync(DefinitionFiles files, CancellationToken cancellation) =>
        ElsaJson.Answer(new ElsaList<ActivityDescriptor>([.. ElsaActivities.All, .. StepActivities.All(await files.AllAsync(cancellation))]));
}
