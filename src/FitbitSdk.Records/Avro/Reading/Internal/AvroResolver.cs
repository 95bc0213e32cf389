namespace FitbitSdk.Records;

/// <summary>Compares a writer's with a reader's schema: gives what reads the one as the other, and notes what could not be read.</summary>
internal sealed class AvroResolver
{
    private readonly Dictionary<(AvroSchema Writer, AvroSchema Reader), RecordDecoder> _records = [];
    private readonly List<(AvroPath Path, string Reason)> _incompatibilities = [];

    // A stranger's records may hold each other in a chain of any length, and the stack is not endless: the fields of each wait for their turn.
    private readonly Queue<(RecordDecoder Decoder, AvroRecordSchema Writer, AvroRecordSchema Reader, AvroPath Path)> _waiting = [];

    public IReadOnlyList<AvroIncompatibility> Incompatibilities => [.. _incompatibilities.Select(static one => new AvroIncompatibility(one.Path.ToString(), one.Reason))];

    public AvroDecoder Resolve(AvroSchema writer, AvroSchema reader)
    {
        AvroDecoder decoder = Resolve(writer, reader, AvroPath.Of(writer));
        while (_waiting.TryDequeue(out var record))
        {
            ResolveFields(record.Decoder, record.Writer, record.Reader, record.Path);
        }

        return decoder;
    }

    private AvroDecoder Resolve(AvroSchema writer, AvroSchema reader, AvroPath path) => (writer, reader) switch
    {
        (AvroUnionSchema union, _) when ReferenceEquals(writer, reader) => new UnionDecoder([.. union.Branches.Select(branch => Resolve(branch, branch, path))]),
        (AvroUnionSchema union, _) => new UnionDecoder([.. union.Branches.Select(branch => Resolve(branch, reader, path))]),
        (_, AvroUnionSchema union) => BranchFor(writer, union) is { } branch ? Resolve(writer, branch, path) : Unreadable(path, $"the reader's union has no branch for {writer}."),
        _ when !Matches(writer, reader) => Unreadable(path, $"the writer has {Describe(writer)} where the reader has {Describe(reader)}."),
        (AvroRecordSchema from, AvroRecordSchema to) => ResolveRecord(from, to, path),
        (AvroEnumSchema from, AvroEnumSchema to) => ResolveEnum(from, to, path),
        (AvroFixedSchema bytes, _) => new FixedDecoder(bytes.Size),
        (AvroArraySchema from, AvroArraySchema to) => new ArrayDecoder(Resolve(from.Items, to.Items, path.Items)),
        (AvroMapSchema from, AvroMapSchema to) => new MapDecoder(Resolve(from.Values, to.Values, path.Values)),
        _ => new PrimitiveDecoder(writer.Kind, reader.Kind),
    };

    private RecordDecoder ResolveRecord(AvroRecordSchema writer, AvroRecordSchema reader, AvroPath path)
    {
        if (!_records.TryGetValue((writer, reader), out RecordDecoder? decoder))
        {
            _records[(writer, reader)] = decoder = new(reader);
            _waiting.Enqueue((decoder, writer, reader, path));
        }

        return decoder;
    }

    private void ResolveFields(RecordDecoder decoder, AvroRecordSchema writer, AvroRecordSchema reader, AvroPath path)
    {
        (int[] places, bool[] written) = PlacesOf(writer, reader);
        List<(AvroDecoder Decoder, int Place)> fields = [];
        for (int i = 0; i < places.Length; i++)
        {
            AvroField field = writer.Fields[i];
            fields.Add((Resolve(field.Schema, places[i] < 0 ? field.Schema : reader.Fields[places[i]].Schema, path.Field(field.Name)), places[i]));
        }

        for (int i = 0; i < reader.Fields.Count; i++)
        {
            if (!written[i] && !reader.Fields[i].HasDefault)
            {
                fields.Insert(0, (Unreadable(path, $"the reader's field '{reader.Fields[i].Name}' was not written and has no default."), i));
            }
        }

        decoder.Complete([.. fields], [.. reader.Fields.Select(static field => field.Default)]);
    }

    // For each of the writer's fields the place of the reader's, by its name or else by an alias; −1 where the reader has none.
    private static (int[] Places, bool[] Written) PlacesOf(AvroRecordSchema writer, AvroRecordSchema reader)
    {
        int[] places = [.. writer.Fields.Select(field => reader.IndexOf(field.Name))];
        bool[] written = [.. reader.Fields.Select(field => writer.IndexOf(field.Name) >= 0)];
        for (int i = 0; i < written.Length; i++)
        {
            int source = written[i] ? -1 : reader.Fields[i].Aliases.Select(writer.IndexOf).FirstOrDefault(place => place >= 0 && places[place] < 0, -1);
            if (source >= 0)
            {
                (places[source], written[i]) = (i, true);
            }
        }

        return (places, written);
    }

    private EnumDecoder ResolveEnum(AvroEnumSchema writer, AvroEnumSchema reader, AvroPath path)
    {
        HashSet<string> known = [.. reader.Symbols];
        string?[] symbols = [.. writer.Symbols.Select(symbol => known.Contains(symbol) ? symbol : reader.Default)];
        if (symbols.Contains(null))
        {
            string missing = string.Join(", ", writer.Symbols.Except(reader.Symbols));
            _incompatibilities.Add((path, $"the reader has no default and does not know {missing}."));
        }

        return new(symbols, path);
    }

    private UnreadableDecoder Unreadable(AvroPath path, string reason)
    {
        _incompatibilities.Add((path, reason));
        return new(path, reason);
    }

    // The same type where there is one, so that nothing is widened without need; else the first that matches.
    private static AvroSchema? BranchFor(AvroSchema writer, AvroUnionSchema reader)
    {
        AvroSchema[] matching = [.. reader.Branches.Where(branch => Matches(writer, branch))];
        return Array.Find(matching, branch => branch.ToString() == writer.ToString()) ?? matching.FirstOrDefault();
    }

    private static bool Matches(AvroSchema writer, AvroSchema reader) => (writer, reader) switch
    {
        (AvroUnionSchema, _) or (_, AvroUnionSchema) => true,
        (AvroFixedSchema from, AvroFixedSchema to) => from.Size == to.Size && to.Accepts(from),
        (AvroNamedSchema from, AvroNamedSchema to) => to.Accepts(from),
        (AvroArraySchema from, AvroArraySchema to) => Matches(from.Items, to.Items),
        (AvroMapSchema from, AvroMapSchema to) => Matches(from.Values, to.Values),
        (AvroPrimitiveSchema, AvroPrimitiveSchema) => PrimitiveDecoder.CanRead(writer.Kind, reader.Kind),
        _ => false,
    };

    private static string Describe(AvroSchema schema) => schema is AvroNamedSchema ? $"the {AvroPrimitiveSchema.NameOf(schema.Kind)} {schema}" : schema.ToString();
}
