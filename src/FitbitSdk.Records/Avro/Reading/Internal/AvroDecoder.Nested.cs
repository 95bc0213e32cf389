namespace FitbitSdk.Records;

/// <summary>Reads the writer's fields in their order, each to its place in the reader's record; what only the reader has is its default.</summary>
internal sealed class RecordDecoder(AvroRecordSchema schema) : AvroDecoder
{
    private (AvroDecoder Decoder, int Place)[] _fields = [];
    private object?[] _defaults = [];

    public override object? Read(ref AvroReader reader)
    {
        reader.EnterRecord(_fields.Length);
        object?[] values = _defaults.Length == 0 ? [] : (object?[])_defaults.Clone();
        foreach ((AvroDecoder decoder, int place) in _fields)
        {
            if (place < 0)
            {
                decoder.Skip(ref reader);
            }
            else
            {
                values[place] = decoder.Read(ref reader);
            }
        }

        reader.Leave();
        return new AvroRecord(schema, values);
    }

    public override void Skip(ref AvroReader reader)
    {
        reader.EnterRecord(_fields.Length);
        foreach ((AvroDecoder decoder, _) in _fields)
        {
            decoder.Skip(ref reader);
        }

        reader.Leave();
    }

    // Behind the constructor, because a field's decoder may lead back to the record's own.
    internal void Complete((AvroDecoder Decoder, int Place)[] fields, object?[] defaults) => (_fields, _defaults) = (fields, defaults);
}

internal sealed class ArrayDecoder(AvroDecoder items) : AvroDecoder
{
    public override object? Read(ref AvroReader reader)
    {
        reader.Enter();
        List<object?> list = [];
        for (int count = reader.ReadBlock(); count > 0; count = reader.ReadBlock())
        {
            for (int i = 0; i < count; i++)
            {
                list.Add(items.Read(ref reader));
            }
        }

        reader.Leave();
        return list;
    }

    public override void Skip(ref AvroReader reader)
    {
        reader.Enter();
        for (int count = reader.SkipBlocks(); count > 0; count = reader.SkipBlocks())
        {
            for (int i = 0; i < count; i++)
            {
                items.Skip(ref reader);
            }
        }

        reader.Leave();
    }
}

internal sealed class MapDecoder(AvroDecoder values) : AvroDecoder
{
    public override object? Read(ref AvroReader reader)
    {
        reader.Enter();
        Dictionary<string, object?> map = new(StringComparer.Ordinal);
        for (int count = reader.ReadBlock(); count > 0; count = reader.ReadBlock())
        {
            for (int i = 0; i < count; i++)
            {
                map[reader.ReadString()] = values.Read(ref reader);
            }
        }

        reader.Leave();
        return map;
    }

    public override void Skip(ref AvroReader reader)
    {
        reader.Enter();
        for (int count = reader.SkipBlocks(); count > 0; count = reader.SkipBlocks())
        {
            for (int i = 0; i < count; i++)
            {
                reader.ReadBytes();
                values.Skip(ref reader);
            }
        }

        reader.Leave();
    }
}
