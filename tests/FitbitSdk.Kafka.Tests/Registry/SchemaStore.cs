using System.Text.Json.Nodes;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What a schema registry keeps, by its published interface: subjects with versions, and ids that all subjects share.</summary>
internal sealed class SchemaStore
{
    private readonly Dictionary<string, List<int>> _subjects = new(StringComparer.Ordinal);
    private readonly List<RegistrySchema> _schemas = [];

    /// <summary>Gets the subjects with the ids of their versions.</summary>
    public IReadOnlyDictionary<string, List<int>> Subjects => _subjects;

    public RegistrySchema? ById(int id) => id >= 1 && id <= _schemas.Count ? _schemas[id - 1] : null;

    public (int Id, int Version)? Find(string subject, RegistrySchema schema)
    {
        int place = _subjects.GetValueOrDefault(subject)?.FindIndex(id => Text(_schemas[id - 1]) == Text(schema)) ?? -1;
        return place < 0 ? null : (_subjects[subject][place], place + 1);
    }

    /// <summary>Tells whether the next schema reads what the latest one wrote: the level BACKWARD, a registry's default.</summary>
    public bool IsCompatible(string subject, RegistrySchema schema) =>
        !_subjects.TryGetValue(subject, out List<int>? versions) || AvroCompatibility.Check(Parse(schema), Parse(_schemas[versions[^1] - 1])).Count == 0;

    public int Register(string subject, RegistrySchema schema)
    {
        if (Find(subject, schema) is { } found)
        {
            return found.Id;
        }

        int id = _schemas.FindIndex(one => Text(one) == Text(schema)) + 1;
        if (id == 0)
        {
            _schemas.Add(schema);
            id = _schemas.Count;
        }

        if (!_subjects.TryGetValue(subject, out List<int>? versions))
        {
            _subjects[subject] = versions = [];
        }

        versions.Add(id);
        return id;
    }

    /// <exception cref="AvroSchemaException">It is no schema, or refers to what is not there.</exception>
    public AvroSchema Parse(RegistrySchema schema) => AvroSchema.Parse(Resolve(schema).ToJsonString());

    private static string Text(RegistrySchema schema) => $"{JsonNode.Parse(schema.Json)!.ToJsonString()}{string.Concat(schema.References)}";

    private JsonNode Resolve(RegistrySchema schema)
    {
        JsonNode root = JsonNode.Parse(schema.Json) ?? throw new AvroSchemaException("", "There is no schema.");
        foreach (SchemaReference reference in schema.References)
        {
            RegistrySchema referred = _subjects.TryGetValue(reference.Subject, out List<int>? versions) && reference.Version <= versions.Count
                ? _schemas[versions[reference.Version - 1] - 1] : throw new AvroSchemaException("", $"{reference.Subject} keeps no version {reference.Version}.");
            Replace(root, reference.Name, Resolve(referred));
        }

        return root;
    }

    /// <summary>Puts the type itself in the place of its name, where that stands first.</summary>
    private static bool Replace(JsonNode node, string name, JsonNode type)
    {
        (string? key, JsonNode? place) = node is JsonObject o ? o.Select(static one => (one.Key, one.Value)).FirstOrDefault(one => one.Key is "type" or "items" or "values" && Is(one.Value)) : default;
        if (place is not null)
        {
            node[key!] = type;
            return true;
        }

        if (node is JsonArray array && array.FirstOrDefault(Is) is { } member)
        {
            array[array.IndexOf(member)] = type;
            return true;
        }

        IEnumerable<JsonNode?> inner = node switch { JsonObject all => all.Select(static one => one.Value), JsonArray all => all, _ => [] };
        return inner.OfType<JsonNode>().ToArray().Any(one => Replace(one, name, type));

        bool Is(JsonNode? one) => one is JsonValue value && value.TryGetValue(out string? text) && text == name;
    }
}
