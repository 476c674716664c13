using System.Text.Json.Nodes;
using Journeys.Definitions.Checks;
using Journeys.Definitions.Checks.Describing;
using Journeys.Definitions.Checks.Typing;

namespace Journeys.Definitions.Reading;

/// <summary>One reading of a folder; the files of each kind are known by the last two parts of their paths.</summary>
internal sealed class FolderReading(WorkflowFiles files, ScriptSyntax? syntax)
{
    private readonly SortedDictionary<string, FindingList> _findings = new(StringComparer.Ordinal);
    private readonly ChildChecks _children = new();
    private readonly Dictionary<string, AgencyDescription> _agencies = [];
    private readonly Dictionary<string, FolderEntry> _agreements = [];
    private readonly Dictionary<string, FolderEntry> _objects = [];

    /// <summary>Names whose own file has a finding, so that each reference to them is not one too.</summary>
    private readonly HashSet<string> _unreadable = [];
    private readonly Dictionary<string, JsonNode?> _schemas = [];
    private readonly Dictionary<string, string> _agencyFolders = [];
    private readonly List<(string Name, Draft Draft, Definition? Definition, Place Root)> _read = [];
    private readonly Dictionary<string, Definition> _definitions = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, LanguageTexts>> _texts = [];

    public WorkflowCatalogueReading Read()
    {
        foreach (var (path, json) in Folder("agencies"))
            if (json is not null && AgencyReader.Read(PlaceOf(path, json)) is { } agency) KeepAgency(agency, path);
            else _unreadable.Add(NameOf(path));
        foreach (var (path, json) in Folder("agreements")) KeepEntry(_agreements, path, json);
        foreach (var (path, json) in Folder("catalogue")) KeepEntry(_objects, path, json);
        foreach (var path in Paths().Where(p => p.EndsWith("/workflow.json", StringComparison.Ordinal))) ReadLifeEvent(path);
        _children.Check();
        CheckAgreements();
        CheckMeaning();
        return new(_definitions, _texts, _agencies, _agreements, _objects, [.. _findings.Values.SelectMany(f => f.All)])
        {
            Warnings = [.. _findings.Values.SelectMany(f => f.Warnings)],
        };
    }

    private void ReadLifeEvent(string path)
    {
        var folder = path[..path.LastIndexOf('/')];
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        var draft = new Draft { Syntax = syntax, Beside = Beside(folder) };
        var definition = DefinitionReader.Read(files.Texts[path], FindingsOf(path), draft);
        if (definition is not null)
        {
            SoundnessCheck.Check(definition, draft, FindingsOf(path));
            _definitions[name] = definition;
        }

        if (draft.Id is { } id && id != name && Names.IsLifeEvent(id))
            FindingsOf(path).Add("$.definitionId", null, $"the folder is called '{name}', and the life event '{id}'.", "Let them be the same.");
        var texts = ReadTexts(folder);
        _texts[name] = texts.ToDictionary(t => t.Key, t => t.Value.Texts);
        TextChecks.Check(draft, folder, texts, FindingsOf);
        _children.Note(name, draft);
        if (draft.Root is { } root) _read.Add((name, draft, definition, root));
        new AgencyChecks(_agencies, _agreements, _objects, _unreadable).Check(draft);
        foreach (var scenario in Paths().Where(p => p.StartsWith($"{folder}/scenarios/", StringComparison.Ordinal)))
            ScenarioChecks.Check(draft, scenario, files.Texts[scenario], FindingsOf(scenario));
    }

    private IReadOnlyList<BesideFile> Beside(string folder) =>
        [.. DefinitionContent.Beside(files, folder).Select(b => (b.Path, b.Table, Json: Parse(b.Path))).Where(b => b.Json is not null).Select(b => new BesideFile(b.Table, PlaceOf(b.Path, b.Json!)))];

    /// <summary>When all is read: one agreement may be for several life events.</summary>
    private void CheckAgreements()
    {
        var drafts = _read.Where(r => r.Definition is not null).ToDictionary(r => r.Name, r => r.Draft);
        foreach (var agreement in _agreements.Values) new AgreementChecks(PlaceOf(agreement.File, agreement.Content), drafts, _texts.Keys).Check();
    }

    /// <summary>When all is read: a life event may be started with facts by another.</summary>
    private void CheckMeaning()
    {
        var (arriving, classes) = (new ArrivingData(_agencies, SchemaOf), new ObjectClasses(_objects, PlaceOf));
        foreach (var (name, draft, definition, root) in _read)
            new MeaningChecks(draft, definition)
            {
                Inputs = _children.InputsOf(name),
                Arriving = arriving,
                Agencies = _agencies,
                Agreements = _agreements,
                Objects = _objects,
                Classes = classes,
            }.Check(root);
    }

    private DataShape? SchemaOf(string agency, string? schema) =>
        schema is not null && _agencyFolders.TryGetValue(agency, out var folder) && _schemas.GetValueOrDefault(folder + schema) is JsonObject shape ? new(shape) : null;

    private Dictionary<string, (LanguageTexts Texts, FindingList Findings)> ReadTexts(string folder)
    {
        Dictionary<string, (LanguageTexts, FindingList)> read = [];
        foreach (var path in Paths().Where(p => p.StartsWith($"{folder}/texts.", StringComparison.Ordinal)))
        {
            if (path[folder.Length..].Split('.') is not [_, var language, _]) continue;
            if (Parse(path) is { } json && TextsReader.Read(PlaceOf(path, json), language) is { } texts) read[language] = (texts, FindingsOf(path));
        }
        return read;
    }

    private void KeepAgency(AgencyDescription agency, string path)
    {
        Keep(_agencies, agency.Id, agency, path);
        var folder = _agencyFolders[agency.Id] = path[..(path.LastIndexOf('/') + 1)];
        var services = agency.Services.Values.SelectMany(s => new[]
        {
            (At: $"$.services.{s.Name}.request", Schema: s.RequestSchema), (At: $"$.services.{s.Name}.answer", Schema: s.AnswerSchema),
        });
        var facts = agency.FactSchemas.Select(f => (At: $"$.factSchemas.{f.Key}", Schema: (string?)f.Value));
        foreach (var (at, schema) in services.Concat(facts).Where(s => s.Schema is not null))
            if (!files.Texts.ContainsKey(folder + schema)) FindingsOf(path).Add(at, null, $"there is no file {folder}{schema}.", "Write the schema, or take its name out.");
            else if (!_schemas.ContainsKey(folder + schema)) _schemas[folder + schema] = Parse(folder + schema);
    }

    private void KeepEntry(Dictionary<string, FolderEntry> entries, string path, JsonNode? json)
    {
        if (json is JsonObject content && PlaceOf(path, json)["id"].RequiredText() is { } id)
        {
            Keep(entries, id, new FolderEntry(id, path, content), path);
            return;
        }
        if (json is not (null or JsonObject)) PlaceOf(path, json).Expected("an object");
        _unreadable.Add(NameOf(path));
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..^".json".Length];

    private void Keep<T>(Dictionary<string, T> entries, string id, T entry, string path)
    {
        var named = NameOf(path);
        if (id != named) FindingsOf(path).Add("$.id", null, $"the file is called '{named}', and its id is '{id}'.", "Let them be the same.");
        if (!entries.TryAdd(id, entry)) FindingsOf(path).Add("$.id", null, $"another file has the id '{id}'.", "Give each an id of its own.");
    }

    private IEnumerable<string> Paths() =>
        files.Texts.Keys.Where(p => p.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private IEnumerable<(string Path, JsonNode? Json)> Folder(string name) =>
        Paths().Where(p => p.Split('/') is [.., var folder, _] && folder == name).Select(p => (p, Parse(p)));

    private JsonNode? Parse(string path) => JsonText.Parse(files.Texts[path], FindingsOf(path));

    private Place PlaceOf(string path, JsonNode json) => new(FindingsOf(path), "$", null, json);

    private FindingList FindingsOf(string path)
    {
        if (!_findings.TryGetValue(path, out var list)) _findings[path] = list = new FindingList(path);
        return list;
    }
}
