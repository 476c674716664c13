using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Journeys.Host.Elsa.Studio;

/// <summary>Serves the package's files as they are, compressed where the package has them so; not its own page, which links to outside.</summary>
internal static class StudioFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".dat"] = "application/octet-stream", [".wasm"] = "application/wasm" } };

    // Nothing of a version changes; the browser still asks anew when another may have been put in.
    private static readonly string Cache = new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.FromHours(1) }.ToString();

    public static IResult Get(string file, HttpContext http, StudioPackage package)
    {
        if (file == "index.html" || package.Folder is not { } folder) return TypedResults.NotFound();
        using var files = new PhysicalFileProvider(folder);
        var plain = files.GetFileInfo(file);
        if (!plain.Exists || plain.PhysicalPath is null || !Types.TryGetContentType(file, out var type)) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = Cache;
        http.Response.Headers.Vary = "Accept-Encoding";
        var compressed = files.GetFileInfo($"{file}.br");
        if (!compressed.Exists || !Takes(http.Request, "br")) return Send(plain, type);
        http.Response.Headers.ContentEncoding = "br";
        return Send(compressed, type);
    }

    private static PhysicalFileHttpResult Send(IFileInfo file, string type) => TypedResults.PhysicalFile(
        file.PhysicalPath!, type, entityTag: new EntityTagHeaderValue($"\"{StudioPackage.Version}-{file.Length:x}\""));

    private static bool Takes(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == encoding && e.Quality is null or > 0);
}
