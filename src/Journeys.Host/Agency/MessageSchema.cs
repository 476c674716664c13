using System.Text.Json;
using Journeys.Host.Storage;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Journeys.Host.Agency;

/// <summary>The JSON Schema (draft-07) of one message's content.</summary>
public sealed class MessageSchema
{
    private readonly JsonSchema _schema;

    private MessageSchema(JsonElement text, JsonSchema schema) => (Text, _schema) = (text, schema);

    /// <summary>The schema as its file has it, for the catalogue.</summary>
    public JsonElement Text { get; }

    /// <exception cref="StartupException">The text is not a schema.</exception>
    public static MessageSchema Parse(string file, string text)
    {
        try
        {
            return new(JsonElement.Parse(text), JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or Newtonsoft.Json.JsonException)
        {
            throw new StartupException($"{file} is not a JSON Schema that can be read: {e.Message}", e);
        }
    }

    /// <summary>What does not fit, each with a JSON pointer that begins with <paramref name="at"/>. Quotes no values.</summary>
    public IReadOnlyList<ProblemPlace> Check(JsonElement content, string at) =>
        [.. _schema.Validate(content.GetRawText()).SelectMany(Leaves).Select(e => new ProblemPlace(at + Pointer(e.Path), Words(e)))];

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError child ? child.Errors.Values.SelectMany(e => e).SelectMany(Leaves) : [error];

    /// <summary>NJsonSchema writes <c>#/children[0].person</c>; RFC 6901 writes <c>/children/0/person</c>.</summary>
    private static string Pointer(string? path) =>
        (path ?? "").TrimStart('#').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            is { Length: > 0 } p ? "/" + p.TrimStart('/') : "";

    private static string Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "is required",
        ValidationErrorKind.NotInEnumeration => "is not one of the values that the schema lists",
        ValidationErrorKind.PatternMismatch => $"does not match {error.Schema.Pattern}",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not in the schema",
        _ => $"does not fit the schema ({error.Kind})",
    };
}
