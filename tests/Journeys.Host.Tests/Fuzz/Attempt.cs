using System.Net.Http.Headers;

namespace Journeys.Host.Tests.Fuzz;

/// <summary>Who sends a request.</summary>
internal enum Sender
{
    Nobody,
    Register,
    Police,
    Sofia,
    Operator,
    Analyst,
}

/// <summary>A request as it is sent: made right, then bent.</summary>
internal sealed record Attempt(Sender By, string Method, string Path, string? MediaType = null, byte[]? Body = null)
{
    public bool IsMessage => Path.StartsWith("/agency/v1/messages", StringComparison.Ordinal) && Method == "POST";

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(new(Method), Path);
        if (Body is null) return request;
        request.Content = new ByteArrayContent(Body);
        if (MediaTypeHeaderValue.TryParse(MediaType, out var type)) request.Content.Headers.ContentType = type;
        return request;
    }

    public override string ToString() =>
        $"{By} {Method} {Path} {MediaType} {(Body is null ? "" : System.Text.Encoding.Latin1.GetString(Body, 0, Math.Min(Body.Length, 600)))}";
}
