using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>Reads schemas from JSON. Names must be defined before they are used, as in the reference implementation.</summary>
internal sealed class AvroSchemaParser
{
    // Of JSON; each level of a schema takes two or three.
    private const int MaximumDepth = 128;

    private readonly Dictionary<string, AvroNamedSchema> _named = new(StringComparer.Ordinal);
    private readonly List<(AvroField Field, AvroPath Path)> _fields = [];
    private readonly AvroSchemaUse _use;

    private AvroSchemaParser(AvroSchemaUse use) => _use = use;

    public static AvroSchema Parse(string json, AvroSchemaUse use)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false });
            AvroSchemaParser parser = new(use);
            AvroSchema schema = parser.Read(document.RootElement, string.Empty, AvroPath.Top);
            parser.ReadDefaults();
            return schema;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last two: half a surrogate pair, as it stands or escaped.
            throw new AvroSchemaException(string.Empty, "the text is no JSON, is nested too deep, or names a member twice.", e);
        }
    }

    private AvroSchema Read(JsonElement json, string space, AvroPath path) => json.ValueKind switch
    {
        JsonValueKind.String => Find(json.GetString()!, space, path, logicalType: null),
        JsonValueKind.Array => ReadUnion(json, space, path),
        JsonValueKind.Object => ReadObject(json, space, path),
        _ => throw path.Error("a schema is a name, an object or an array."),
    };

    private AvroSchema ReadObject(JsonElement json, string space, AvroPath path)
    {
        if (!json.TryGetProperty("type", out JsonElement type))
        {
            throw path.Error("there is no 'type'.");
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
            "array" => new AvroArraySchema(Read(Member(json, "items", path), space, path.Items), logicalType),
            "map" => new AvroMapSchema(Read(Member(json, "values", path), space, path.Values), logicalType),
            string name => Find(name, space, path, logicalType),
        };
    }

    private AvroSchema Find(string name, string space, AvroPath path, string? logicalType)
    {
        if (AvroPrimitiveSchema.KindOf(name) is { } kind)
        {
            return new AvroPrimitiveSchema(kind, logicalType);
        }

        return _named.TryGetValue(AvroNames.Within(space, name), out AvroNamedSchema? named)
            ? named
            : throw path.Error($"the type '{name}' is not known here.");
    }

    private AvroUnionSchema ReadUnion(JsonElement json, string space, AvroPath path)
    {
        List<AvroSchema> branches = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement item in json.EnumerateArray())
        {
            AvroSchema branch = Read(item, space, path);
            if (branch is AvroUnionSchema)
            {
                throw path.Error("a union holds another one directly.");
            }

            if (!names.Add(branch.ToString()))
            {
                throw path.Error($"the union names '{branch}' twice.");
            }

            branches.Add(branch);
        }

        return branches.Count > 0 ? new(branches) : throw path.Error("the union is empty.");
    }

    private AvroRecordSchema ReadRecord(JsonElement json, string space, AvroPath path, string? logicalType)
    {
        (string name, string[] aliases) = ReadName(json, space, path);
        AvroRecordSchema record = new(name, aliases, logicalType);
        Define(record, path);
        AvroPath prefix = path == AvroPath.Top ? AvroPath.Of(record) : path;
        List<AvroField> fields = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement item in List(json, "fields", path))
        {
            string field = Text(item, "name", prefix);
            if (!AvroNames.IsName(field) || !names.Add(field))
            {
                throw prefix.Error($"the field '{field}' is no name, or stands there twice.");
            }

            AvroPath place = prefix.Field(field);
            AvroSchema schema = Read(Member(item, "type", place), AvroNames.NamespaceOf(name), place);
            string? documentation = item.TryGetProperty("doc", out JsonElement doc) && doc.ValueKind is JsonValueKind.String ? doc.GetString() : null;
            fields.Add(new(field, schema, Aliases(item, place), documentation, item.TryGetProperty("default", out JsonElement value) ? value.Clone() : null));
            _fields.Add((fields[^1], place));
        }

        record.Complete(fields);
        return record;
    }

    private AvroEnumSchema ReadEnum(JsonElement json, string space, AvroPath path, string? logicalType)
    {
        (string name, string[] aliases) = ReadName(json, space, path);
        string[] symbols = Texts(json, "symbols", path);
        HashSet<string> known = new(symbols, StringComparer.Ordinal);
        if (symbols.Length == 0 || known.Count < symbols.Length || !Array.TrueForAll(symbols, static symbol => AvroNames.IsName(symbol)))
        {
            throw path.Error("an enum needs symbols that are names, each once.");
        }

        string? other = json.TryGetProperty("default", out JsonElement given) ? TextOf(given) : null;
        if (other is not null && !known.Contains(other))
        {
            other = _use is AvroSchemaUse.Writing ? null : throw path.Error("the default is none of the symbols.");
        }

        return Define(new AvroEnumSchema(name, aliases, logicalType, symbols, other), path);
    }

    private AvroFixedSchema ReadFixed(JsonElement json, string space, AvroPath path, string? logicalType)
    {
        (string name, string[] aliases) = ReadName(json, space, path);
        JsonElement size = Member(json, "size", path);
        return size.ValueKind is JsonValueKind.Number && size.TryGetInt32(out int bytes) && bytes >= 0
            ? Define(new AvroFixedSchema(name, aliases, logicalType, bytes), path)
            : throw path.Error("the size is no number of bytes.");
    }

    private T Define<T>(T schema, AvroPath path)
        where T : AvroNamedSchema => _named.TryAdd(schema.FullName, schema)
            ? schema
            : throw path.Error($"'{schema.FullName}' is defined twice.");

    private (string Name, string[] Aliases) ReadName(JsonElement json, string space, AvroPath path)
    {
        string name = Text(json, "name", path);
        string own = json.TryGetProperty("namespace", out _) ? Text(json, "namespace", path) : space;
        string full = AvroNames.Within(own, name);
        if (!AvroNames.IsFullName(full) || AvroPrimitiveSchema.KindOf(full[(full.LastIndexOf('.') + 1)..]) is not null)
        {
            throw path.Error($"'{full}' is no name for a type.");
        }

        return (full, [.. Aliases(json, path).Select(alias => AvroNames.Within(AvroNames.NamespaceOf(full), alias))]);
    }

    private string[] Aliases(JsonElement json, AvroPath path)
    {
        string[] aliases = json.TryGetProperty("aliases", out _) ? Texts(json, "aliases", path) : [];
        string[] names = Array.FindAll(aliases, AvroNames.IsFullName);
        return names.Length == aliases.Length || _use is AvroSchemaUse.Writing ? names : throw path.Error("'aliases' holds what is no name.");
    }

    private void ReadDefaults()
    {
        AvroDefault defaults = new();
        foreach ((AvroField field, AvroPath path) in _fields)
        {
            try
            {
                field.ReadDefault(defaults, path);
            }
            catch (AvroSchemaException) when (_use is AvroSchemaUse.Writing)
            {
                field.DropDefault();
            }
        }
    }

    private static string[] Texts(JsonElement json, string member, AvroPath path) => [.. List(json, member, path).Select(TextOf)];

    // What is no text is empty, and so no name.
    private static string TextOf(JsonElement json) => json.ValueKind is JsonValueKind.String ? json.GetString()! : string.Empty;

    private static JsonElement Member(JsonElement json, string name, AvroPath path) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value)
        ? value
        : throw path.Error($"there is no '{name}'.");

    private static string Text(JsonElement json, string name, AvroPath path) => Member(json, name, path) is { ValueKind: JsonValueKind.String } value
        ? value.GetString()!
        : throw path.Error($"'{name}' is no text.");

    private static JsonElement.ArrayEnumerator List(JsonElement json, string name, AvroPath path) => Member(json, name, path) is { ValueKind: JsonValueKind.Array } value
        ? value.EnumerateArray()
        : throw path.Error($"'{name}' is no list.");
}
