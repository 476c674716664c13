using System.Net;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Journeys.Host.Tests.Agency;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Operations;

/// <summary>What is published holds all code that would else be generated as it starts, and no compiler.</summary>
public sealed class PublishedTests(PublishedHost published, PostgresFixture postgres) : IClassFixture<PublishedHost>
{
    [Fact]
    public void It_has_no_compiler_so_nothing_can_be_compiled_while_it_runs()
    {
        string[] compiler = ["CodeAnalysis", "RuntimeCompil"];

        Assert.DoesNotContain(Directory.EnumerateFiles(published.Folder, "*", SearchOption.AllDirectories), file => Array.Exists(compiler, Path.GetFileName(file).Contains));
        var dependencies = File.ReadAllText(Path.Combine(published.Folder, "Journeys.Host.deps.json"));
        Assert.DoesNotContain(compiler, part => dependencies.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void The_handler_of_every_message_is_compiled_in()
    {
        using var program = new PEReader(File.OpenRead(published.Program));
        var types = program.GetMetadataReader();
        var generated = types.TypeDefinitions.Select(types.GetTypeDefinition)
            .Where(t => types.GetString(t.Namespace) == "Internal.Generated.WolverineHandlers").Select(t => types.GetString(t.Name)).ToList();

        Assert.All(Samples.Messages, message => Assert.Single(generated, name => name.StartsWith($"{message.GetType().Name}Handler", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_makes_its_schema_starts_only_if_all_generated_code_is_there_and_serves()
    {
        var database = await postgres.CreateDatabaseAsync("published");
        var made = await published.RunAsync(database, "resources", "setup");
        Assert.True(made.ExitCode == 0, made.Output);

        var log = await published.ServeAsync(database, async client =>
        {
            foreach (var path in (string[])["/health/ready", "/sv", "/en/about/help", "/log/roots"])
                Assert.Equal((path, HttpStatusCode.OK), (path, (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode));
            using var refused = await client.GetAsync(new Uri("/agency/v1/status", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        });

        Assert.DoesNotContain("\"@l\":\"Error\"", log, StringComparison.Ordinal);
    }

    /// <summary>Facts, answers, days and messages to agencies are handled by the code that is compiled in.</summary>
    [Fact]
    public async Task A_whole_journey_runs_on_it()
    {
        var run = await published.RunAsync("", "scenario", Path.GetFullPath(Path.Combine(AgencyHost.Workflows, "bereavement", "scenarios", "sofia.json")));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("1 passed, 0 failed", run.Output, StringComparison.Ordinal);
    }
}
