using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen.Stories;

/// <summary>A page as it is looked at: a picture where <c>JOURNEYS_SCREENSHOTS</c> names a folder, and then, with all that folds opened, its faults.</summary>
internal static class LookedAt
{
    private const string Reading = """
        () => {
          document.querySelectorAll('details').forEach(d => d.open = true);
          const all = (s) => [...document.querySelectorAll(s)];
          const text = (e) => (e.innerText ?? '').trim();
          const foreign = all('[lang]').filter(e => e !== document.documentElement && e.lang !== document.documentElement.lang);
          foreign.forEach(e => e.hidden = true);
          const read = {
            lines: document.body.innerText.split('\n'),
            labels: all('dt, label, legend, h1, h2, h3, h4').filter(e => e.checkVisibility()).map(text),
            headings: all('h1').map(text),
            empty: all('h1, h2, h3, h4, dt, li, a, button, label, legend, summary').filter(e => e.checkVisibility() && text(e) === '' && !e.querySelector('[lang]')).map(e => e.outerHTML.slice(0, 120)),
            wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
          };
          foreign.forEach(e => e.hidden = false);
          return read;
        }
        """;

    private static readonly string Axe = $$$"""
        async () => {
          if (!window.axe) { {{{new BundledAxeScriptProvider().GetScript()}}} }
          const found = await axe.run(document, { runOnly: [{{{string.Join(", ", AccessibilityTests.Rules.RunOnly.Values.Select(v => $"'{v}'"))}}}], resultTypes: ['violations'] });
          return found.violations.map(v => `axe ${v.id}: ${v.nodes[0].html}`);
        }
        """;

    /// <param name="axe">Whether axe looks, too, which takes longest.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name, int width, bool axe, PlainWords words)
    {
        await page.SetViewportSizeAsync(width, 900);
        var folded = await page.EvaluateAsync<bool[]>("() => [...document.querySelectorAll('details')].map(d => d.open)");
        if (Environment.GetEnvironmentVariable("JOURNEYS_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        var read = await page.EvaluateAsync<Read>(Reading);
        string[] found = axe ? await page.EvaluateAsync<string[]>(Axe) : [];
        await page.EvaluateAsync("open => document.querySelectorAll('details').forEach((d, at) => d.open = open[at])", folded);
        return
        [
            .. found,
            .. read.Headings is [{ Length: > 0 }] ? [] : (string[])[$"one first heading, not {read.Headings.Length}"],
            .. read.Empty.Select(e => $"empty: {e}"),
            .. read.Wide ? (string[])["it scrolls sideways"] : [],
            .. words.Faults(read.Lines, read.Labels),
        ];
    }

    private sealed record Read
    {
        public string[] Lines { get; set; } = [];
        public string[] Labels { get; set; } = [];
        public string[] Headings { get; set; } = [];
        public string[] Empty { get; set; } = [];
        public bool Wide { get; set; }
    }
}
