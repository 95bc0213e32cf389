using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>Reads schemas from JSON. Names must be defined before they are used, as in the reference implementation.</summary>
internal sealed class AvroSchemaParser
{
    // Of JSON; each level of a schema takes two or three.
    private const int MaximumDepth = 128;

    private readonly Dictionary<string, AvroNamedSchema> _named = new(StringComparer.Ordinal);
    private readonly List<(AvroField Field, string Path)> _fields = [];

    private AvroSchemaParser()
    {
    }

    public static AvroSchema Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false });
            AvroSchemaParser parser = new();
            AvroSchema schema = parser.Read(document.RootElement, string.Empty, string.Empty);
            AvroDefault defaults = new();
            parser._fields.ForEach(entry => entry.Field.ReadDefault(defaults, entry.Path));
            return schema;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last two: half a surrogate pair, as it stands or escaped.
            throw new AvroSchemaException(string.Empty, "the text is no JSON, is nested too deep, or names a member twice.", e);
        }
    }

    private AvroSchema Read(JsonElement json, string space, string path) => json.ValueKind switch
    {
        JsonValueKind.String => Find(json.GetString()!, space, path, logicalType: null),
        JsonValueKind.Array => ReadUnion(json, space, path),
        JsonValueKind.Object => ReadObject(json, space, path),
        _ => throw new AvroSchemaException(path, "a schema is a name, an object or an array."),
    };

    private AvroSchema ReadObject(JsonElement json, string space, string path)
    {
        if (!json.TryGetProperty("type", out JsonElement type))
        {
            throw new AvroSchemaException(path, "there is no 'type'.");
        }

        if (type.ValueKind is not JsonValueKind.String)
        {
            return Read(type, space, path);
        }

        string? logicalType = json.TryGetProperty("logicalType", out JsonElement logical) && logical.ValueKind is JsonValueKind.String ? logical.GetString() : null;
        return type.GetString()! switch
        {
            "record" or "error" => ReadRecord(json, space, path, logicalType),
            "enum" => ReadEnum(json, space, path, logicalType),
            "fixed" => ReadFixed(json, space, path, logicalType),
            "array" => new AvroArraySchema(Read(Member(json, "items", path), space, $"{path}[]"), logicalType),
            "map" => new AvroMapSchema(Read(Member(json, "values", path), space, $"{path}{{}}"), logicalType),
            string name => Find(name, space, path, logicalType),
        };
    }

    private AvroSchema Find(string name, string space, string path, string? logicalType)
    {
        if (AvroPrimitiveSchema.KindOf(name) is { } kind)
        {
            return new AvroPrimitiveSchema(kind, logicalType);
        }

        return _named.TryGetValue(AvroNames.Within(space, name), out AvroNamedSchema? named)
            ? named
            : throw new AvroSchemaException(path, $"the type '{name}' is not known here.");
    }

    private AvroUnionSchema ReadUnion(JsonElement json, string space, string path)
    {
        List<AvroSchema> branches = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement item in json.EnumerateArray())
        {
            AvroSchema branch = Read(item, space, path);
            if (branch is AvroUnionSchema)
            {
                throw new AvroSchemaException(path, "a union holds another one directly.");
            }

            if (!names.Add(branch.ToString()))
            {
                throw new AvroSchemaException(path, $"the union names '{branch}' twice.");
            }

            branches.Add(branch);
        }

        return branches.Count > 0 ? new(branches) : throw new AvroSchemaException(path, "the union is empty.");
    }

    private AvroRecordSchema ReadRecord(JsonElement json, string space, string path, string? logicalType)
    {
        (string name, string[] aliases) = ReadName(json, space, path);
        AvroRecordSchema record = new(name, aliases, logicalType);
        Define(record, path);
        string prefix = path.Length == 0 ? record.Name : path;
        List<AvroField> fields = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement item in List(json, "fields", path))
        {
            string field = Text(item, "name", prefix);
            if (!AvroNames.IsName(field) || !names.Add(field))
            {
                throw new AvroSchemaException(prefix, $"the field '{field}' is no name, or stands there twice.");
            }

            string place = $"{prefix}.{field}";
            AvroSchema schema = Read(Member(item, "type", place), AvroNames.NamespaceOf(name), place);
            string? documentation = item.TryGetProperty("doc", out JsonElement doc) && doc.ValueKind is JsonValueKind.String ? doc.GetString() : null;
            fields.Add(new(field, schema, Names(item, "aliases", place), documentation, item.TryGetProperty("default", out JsonElement value) ? value.Clone() : null));
            _fields.Add((fields[^1], place));
        }

        record.Complete(fields);
        return record;
    }

    private AvroEnumSchema ReadEnum(JsonElement json, string space, string path, string? logicalType)
    {
        (string name, string[] aliases) = ReadName(json, space, path);
        string[] symbols = Names(json, "symbols", path);
        string? other = json.TryGetProperty("default", out _) ? Text(json, "default", path) : null;
        if (symbols.Length == 0 || symbols.Distinct(StringComparer.Ordinal).Count() < symbols.Length || (other is not null && !symbols.Contains(other)))
        {
            throw new AvroSchemaException(path, "an enum needs symbols, each once, and a default that is one of them.");
        }

        return Define(new AvroEnumSchema(name, aliases, logicalType, symbols, other), path);
    }

    private AvroFixedSchema ReadFixed(JsonElement json, string space, string path, string? logicalType)
    {
        (string name, string[] aliases) = ReadName(json, space, path);
        JsonElement size = Member(json, "size", path);
        return size.ValueKind is JsonValueKind.Number && size.TryGetInt32(out int bytes) && bytes >= 0
            ? Define(new AvroFixedSchema(name, aliases, logicalType, bytes), path)
            : throw new AvroSchemaException(path, "the size is no number of bytes.");
    }

    private T Define<T>(T schema, string path)
        where T : AvroNamedSchema => _named.TryAdd(schema.FullName, schema)
            ? schema
            : throw new AvroSchemaException(path, $"'{schema.FullName}' is defined twice.");

    private static (string Name, string[] Aliases) ReadName(JsonElement json, string space, string path)
    {
        string name = Text(json, "name", path);
        string own = json.TryGetProperty("namespace", out _) ? Text(json, "namespace", path) : space;
        string full = AvroNames.Within(own, name);
        if (!AvroNames.IsFullName(full) || AvroPrimitiveSchema.KindOf(full[(full.LastIndexOf('.') + 1)..]) is not null)
        {
            throw new AvroSchemaException(path, $"'{full}' is no name for a type.");
        }

        return (full, [.. Names(json, "aliases", path).Select(alias => AvroNames.Within(AvroNames.NamespaceOf(full), alias))]);
    }

    // Names in a list that may be missing; full ones, where the list is one of aliases.
    private static string[] Names(JsonElement json, string member, string path)
    {
        if (!json.TryGetProperty(member, out _))
        {
            return [];
        }

        string[] names = [.. List(json, member, path).Select(static item => item.ValueKind is JsonValueKind.String ? item.GetString()! : string.Empty)];
        return Array.TrueForAll(names, name => member == "aliases" ? AvroNames.IsFullName(name) : AvroNames.IsName(name))
            ? names
            : throw new AvroSchemaException(path, $"'{member}' holds what is no name.");
    }

    private static JsonElement Member(JsonElement json, string name, string path) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value)
        ? value
        : throw new AvroSchemaException(path, $"there is no '{name}'.");

    private static string Text(JsonElement json, string name, string path) => Member(json, name, path) is { ValueKind: JsonValueKind.String } value
        ? value.GetString()!
        : throw new AvroSchemaException(path, $"'{name}' is no text.");

    private static JsonElement.ArrayEnumerator List(JsonElement json, string name, string path) => Member(json, name, path) is { ValueKind: JsonValueKind.Array } value
        ? value.EnumerateArray()
        : throw new AvroSchemaException(path, $"'{name}' is no list.");
}
