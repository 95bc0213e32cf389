using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FitbitSdk.Simulators.Tests.Google;

/// <summary>The schemas of a Google discovery document, as far as answers need them.</summary>
internal sealed class Discovery(JsonNode schemas)
{
    private const string Instant = """^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$""";
    private const string Duration = """^-?\d+(\.\d{1,9})?s$""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static string? Shared => RecordedShapes.Folder is { } fitbit ? Path.GetFullPath(Path.Combine(fitbit, "..", "..")) : null;

    public static Discovery Load() => new(Read(Path.Combine("specs", "google-health-v4-discovery.json"))["schemas"]!);

    public static JsonNode Fixture(string name) => Read(Path.Combine("fixtures", "google-health", name));

    /// <summary>All member paths of an answer, with list places left out.</summary>
    public static HashSet<string> Members(JsonNode? node, string at = "$") => node switch
    {
        JsonObject members => [.. members.SelectMany(member => Members(member.Value, $"{at}.{member.Key}").Append($"{at}.{member.Key}"))],
        JsonArray items => [.. items.SelectMany(item => Members(item, at + "[]"))],
        _ => [],
    };

    /// <summary>Says what in an answer its schema does not know, or knows otherwise.</summary>
    public IEnumerable<string> Misfits(string schema, JsonNode answer) => Misfits(new JsonObject { ["$ref"] = schema }, answer, "$").Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Misfits(JsonNode schema, JsonNode? value, string at)
    {
        if ((string?)schema["$ref"] is { } name)
        {
            return value is JsonObject members
                ? members.SelectMany(member => schemas[name]!["properties"]![member.Key] is { } known ? Misfits(known, member.Value, $"{at}.{member.Key}") : [$"{at}.{member.Key} is not in {name}"])
                : [$"{at} is no object"];
        }

        return (string?)schema["type"] switch
        {
            "array" => value is JsonArray items ? items.SelectMany(item => Misfits(schema["items"]!, item, at + "[]")) : [$"{at} is no list"],
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? [] : [$"{at} is no truth value"],
            "integer" or "number" => value?.GetValueKind() is JsonValueKind.Number ? [] : [$"{at} is no number"],
            "string" => value?.GetValueKind() is JsonValueKind.String && IsText(schema, (string)value!) ? [] : [$"{at} is no text of its form: {value}"],
            _ => [$"{at} has a type that is not known here"],
        };
    }

    private static bool IsText(JsonNode schema, string text) =>
        (schema["enum"]?.AsArray().Any(one => (string)one! == text) ?? true)
        && (string?)schema["format"] switch
        {
            "int64" => long.TryParse(text, out _),
            "google-datetime" => Regex.IsMatch(text, Instant, RegexOptions.ExplicitCapture, Patience),
            "google-duration" => Regex.IsMatch(text, Duration, RegexOptions.ExplicitCapture, Patience),
            _ => true,
        };

    private static JsonNode Read(string file)
    {
        Assert.SkipUnless(Shared is not null, $"shared/{file} is not here.");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Shared, file)))!;
    }
}
