using System.Reflection;
using System.Text.Json.Nodes;
using FitbitSdk.Records;

namespace FitbitSdk.Radar.Tests;

/// <summary>RADAR-base's own schema files, which lie beside the repository.</summary>
internal static class RadarSchemas
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(
        typeof(RadarSchemas).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Root").Value!, "..", "shared", "schemas", "radar"));

    public static bool AreHere => Directory.Exists(Folder);

    /// <summary>Gives a schema by its full name, with what it names from other files put in its place.</summary>
    public static AvroSchema Read(string fullName)
    {
        Dictionary<string, JsonNode> all = Directory.GetFiles(Folder, "*.avsc", SearchOption.AllDirectories)
            .Select(static path => JsonNode.Parse(File.ReadAllText(path))!).ToDictionary(static schema => $"{schema["namespace"]}.{schema["name"]}", StringComparer.Ordinal);
        JsonNode schema = all[fullName].DeepClone();
        string package = schema["namespace"]!.GetValue<string>();
        foreach (JsonNode? field in schema["fields"]!.AsArray())
        {
            if (field!["type"] is JsonArray union && union[^1] is JsonValue name && all.TryGetValue($"{package}.{name}", out JsonNode? named))
            {
                union[^1] = named.DeepClone();
            }
        }

        return AvroSchema.Parse(schema.ToJsonString());
    }
}
