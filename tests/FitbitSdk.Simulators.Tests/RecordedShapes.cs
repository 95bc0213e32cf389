using System.Text.Json;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Compares answers with recorded ones by structure: member names and JSON kinds, recursively.</summary>
internal static class RecordedShapes
{
    /// <summary>Gets the folder of recorded answers beside the repository; <see langword="null"/> where it is not checked out.</summary>
    public static string? Folder { get; } = Find();

    public static JsonNode Load(string fixture)
    {
        Assert.SkipUnless(Folder is not null, $"shared/fixtures/fitbit/{fixture} is not here.");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, fixture)))!;
    }

    /// <summary>Says where <paramref name="actual"/> differs; <see langword="null"/> when it does not.</summary>
    public static string? Difference(JsonNode? recorded, JsonNode? actual, string at = "$")
    {
        (JsonValueKind expected, JsonValueKind found) = (Kind(recorded), Kind(actual));
        if (expected != found)
        {
            return $"{at} is {found}, recorded as {expected}";
        }

        if (recorded is JsonObject members)
        {
            JsonObject others = actual!.AsObject();
            IEnumerable<string> names = members.Select(static member => member.Key).Order(StringComparer.Ordinal);
            IEnumerable<string> otherNames = others.Select(static member => member.Key).Order(StringComparer.Ordinal);
            return names.SequenceEqual(otherNames, StringComparer.Ordinal)
                ? members.Select(member => Difference(member.Value, others[member.Key], $"{at}.{member.Key}")).FirstOrDefault(static one => one is not null)
                : $"{at} has {string.Join(',', otherNames)}, recorded {string.Join(',', names)}";
        }

        // An element must look like one of the recorded ones: a list may hold two kinds of logs.
        return recorded is JsonArray { Count: > 0 } kinds
            ? actual!.AsArray().Select((one, i) => kinds.Any(kind => Difference(kind, one) is null) ? null : Difference(kinds[0], one, $"{at}[{i}]"))
                .FirstOrDefault(static one => one is not null)
            : null;
    }

    private static JsonValueKind Kind(JsonNode? node) =>
        node?.GetValueKind() switch { null => JsonValueKind.Null, JsonValueKind.False => JsonValueKind.True, { } kind => kind };

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string fixtures = Path.Combine(folder.FullName, "shared", "fixtures", "fitbit");
            if (Directory.Exists(fixtures))
            {
                return fixtures;
            }
        }

        return null;
    }
}
