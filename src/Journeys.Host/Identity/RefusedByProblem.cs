namespace Journeys.Host.Identity;

/// <summary>An endpoint for programs: who is not signed in, or not as one who may, gets these answers and no page.</summary>
internal sealed record RefusedByProblem(IResult Unauthorised, IResult Forbidden)
{
    public static RefusedByProblem? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<RefusedByProblem>();
}
