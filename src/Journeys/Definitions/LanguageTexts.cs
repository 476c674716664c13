namespace Journeys.Definitions;

/// <summary>Every word a citizen sees of one life event in one language, by key, with the version of the texts.</summary>
public sealed record LanguageTexts(string Language, int Version, IReadOnlyDictionary<string, string> Texts);
