namespace Journeys.Host.Elsa.Studio;

/// <summary>
/// The headers of the Studio's page. The Studio is a program of others that runs in an analyst's browser: it may ask this host
/// for its own files and for <c>/elsa/api</c>, and nobody for anything else.
/// </summary>
/// <remarks>Looser than other pages where it must be: 'wasm-unsafe-eval' compiles the program, which is WebAssembly; its widgets
/// place themselves by inline styles; its code editor works in a worker and has its font in its style sheet.</remarks>
internal static class StudioSecurity
{
    public static void Set(HttpContext http)
    {
        // Without a scheme: that of the page, also behind a proxy that ends TLS. Only of a form that can be nothing but a host.
        var host = http.Request.Host is { HasValue: true } asked && Uri.CheckHostName(asked.Host.Trim('[', ']')) != UriHostNameType.Unknown ? asked.ToUriComponent() : null;
        var reach = host is null ? "'self'" : $"{host}{ElsaGuard.Path}/ {host}/studio/";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
            + $"connect-src {reach}; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; "
            + "sandbox allow-scripts allow-same-origin";
        http.Response.Headers.CacheControl = "no-store";
    }
}
