using Journeys.Host.Identity;

namespace Journeys.Host.Elsa.Instances;

/// <summary>The calls by which Elsa Studio shows a journey.</summary>
internal static class InstanceCalls
{
    public static void MapInstances(this RouteGroupBuilder api)
    {
        api.MapGet("/workflow-instances/{id}", InstanceAsync);
        api.MapGet("/workflow-instances/{id}/execution-state", (string id, OpenedJourneys journeys, CancellationToken cancellation) =>
            ShowAsync(id, journeys, o => ExecutionStateAnswer.Of(o.View.Journey), cancellation));
        api.MapGet("/workflow-instances/{id}/variables", (string id, OpenedJourneys journeys, CancellationToken cancellation) =>
            ShowAsync(id, journeys, o => new ElsaList<VariableAnswer>(VariableAnswer.Of(o.View.Journey)), cancellation));
        api.MapPost("/workflow-instances/{id}/journal", JournalAsync);
        api.MapGet("/activity-executions/list", ListAsync);
        api.MapGet("/activity-execution-summaries/list", ListAsync);
        api.MapGet("/activity-executions/by-id", (string? id, OpenedJourneys journeys, CancellationToken cancellation) => ExecutionAsync(id ?? "", journeys, e => e, cancellation));
        api.MapGet("/activity-executions/{id}/call-stack", (string id, OpenedJourneys journeys, CancellationToken cancellation) =>
            ExecutionAsync(id, journeys, e => new CallStackAnswer(e.Id, []), cancellation));
        api.MapPost("/activity-executions/report", (ReportRequest request, OpenedJourneys journeys, CancellationToken cancellation) =>
            ShowAsync(request.WorkflowInstanceId ?? "", journeys, o => ReportAnswer.Of(o, request.ActivityNodeIds), cancellation));
    }

    private static async Task<IResult> InstanceAsync(string id, HttpContext http, OpenedJourneys journeys, ILogger<OpenedJourneys> logger)
    {
        if (await journeys.FindAsync(id, http.RequestAborted) is not { } opened) return ElsaProblems.NoJourney(id);
        logger.LogInformation("Analyst {Analyst} opened journey {Pseudonym} in the Studio", CitizenSignIn.PersonOf(http.User), opened.Pseudonym);
        return ElsaJson.Answer(Instances.Of(opened));
    }

    private static Task<IResult> JournalAsync(string id, JournalRequest? request, int? skip, int? take, OpenedJourneys journeys, CancellationToken cancellation) =>
        skip < 0 || take < 1
            ? Task.FromResult<IResult>(ElsaProblems.Malformed("'skip' is 0 or more and 'take' is 1 or more."))
            : ShowAsync(id, journeys, o => Journal.Read(o, request?.Filter, skip ?? 0, take ?? Journal.Most), cancellation);

    private static Task<IResult> ListAsync(string? workflowInstanceId, string? activityNodeId, OpenedJourneys journeys, CancellationToken cancellation) =>
        ShowAsync(workflowInstanceId ?? "", journeys,
            o => new ElsaList<ExecutionAnswer>([.. ExecutionAnswer.All(o).Where(e => activityNodeId is null || e.ActivityNodeId == activityNodeId)]), cancellation);

    private static async Task<IResult> ExecutionAsync<T>(string id, OpenedJourneys journeys, Func<ExecutionAnswer, T> tell, CancellationToken cancellation)
    {
        var opened = await journeys.FindAsync(id.Split(':', 2)[0], cancellation);
        var found = opened is null ? null : ExecutionAnswer.All(opened).FirstOrDefault(e => e.Id == id);
        return found is null ? ElsaProblems.NoExecution(id) : ElsaJson.Answer(tell(found));
    }

    private static async Task<IResult> ShowAsync<T>(string id, OpenedJourneys journeys, Func<OpenedJourney, T> tell, CancellationToken cancellation) =>
        await journeys.FindAsync(id, cancellation) is { } opened ? ElsaJson.Answer(tell(opened)) : ElsaProblems.NoJourney(id);
}
