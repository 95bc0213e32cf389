namespace FitbitSdk.Records;

/// <summary>Reads the values of one place in the writer's schema as the reader's schema has them.</summary>
internal abstract class AvroDecoder
{
    public abstract object? Read(ref AvroReader reader);

    public abstract void Skip(ref AvroReader reader);
}

/// <summary>What may have been written here has no counterpart in the reader's schema.</summary>
internal sealed class UnreadableDecoder(AvroPath path, string reason) : AvroDecoder
{
    public override object? Read(ref AvroReader reader) => throw reader.Broken($"{path}: {reason}");

    public override void Skip(ref AvroReader reader) => Read(ref reader);
}

internal sealed class PrimitiveDecoder(AvroSchemaKind from, AvroSchemaKind to) : AvroDecoder
{
    public static bool CanRead(AvroSchemaKind from, AvroSchemaKind to) => from == to || (from, to) is
        (AvroSchemaKind.Int, AvroSchemaKind.Long or AvroSchemaKind.Float or AvroSchemaKind.Double)
        or (AvroSchemaKind.Long, AvroSchemaKind.Float or AvroSchemaKind.Double)
        or (AvroSchemaKind.Float, AvroSchemaKind.Double)
        or (AvroSchemaKind.String, AvroSchemaKind.Bytes)
        or (AvroSchemaKind.Bytes, AvroSchemaKind.String);

    public override object? Read(ref AvroReader reader) => from switch
    {
        AvroSchemaKind.Null => null,
        AvroSchemaKind.Boolean => reader.ReadBoolean(),
        AvroSchemaKind.Int => Widen(reader.ReadInt()),
        AvroSchemaKind.Long => Widen(reader.ReadLong()),
        AvroSchemaKind.Float when to is AvroSchemaKind.Double => (object)(double)reader.ReadFloat(),
        AvroSchemaKind.Float => reader.ReadFloat(),
        AvroSchemaKind.Double => reader.ReadDouble(),
        _ when to is AvroSchemaKind.String => reader.ReadString(),
        _ => reader.ReadBytes().ToArray(),
    };

    public override void Skip(ref AvroReader reader)
    {
        switch (from)
        {
            case AvroSchemaKind.Null: break;
            case AvroSchemaKind.Boolean: reader.ReadFixed(1); break;
            case AvroSchemaKind.Int or AvroSchemaKind.Long: reader.ReadLong(); break;
            case AvroSchemaKind.Float: reader.ReadFixed(sizeof(float)); break;
            case AvroSchemaKind.Double: reader.ReadFixed(sizeof(double)); break;
            default: reader.ReadBytes(); break;
        }
    }

    private object Widen(long value) => to switch
    {
        AvroSchemaKind.Int => (object)(int)value,
        AvroSchemaKind.Long => value,
        AvroSchemaKind.Float => (float)value,
        _ => (double)value,
    };
}

internal sealed class FixedDecoder(int size) : AvroDecoder
{
    public override object? Read(ref AvroReader reader) => reader.ReadFixed(size).ToArray();

    public override void Skip(ref AvroReader reader) => reader.ReadFixed(size);
}

/// <summary>Gives for each of the writer's symbols the reader's; null where it has none.</summary>
internal sealed class EnumDecoder(string?[] symbols, AvroPath path) : AvroDecoder
{
    public override object? Read(ref AvroReader reader) =>
        symbols[reader.ReadIndex(symbols.Length)] ?? throw reader.Broken($"{path}: the reader does not know the symbol.");

    public override void Skip(ref AvroReader reader) => reader.ReadIndex(symbols.Length);
}

internal sealed class UnionDecoder(AvroDecoder[] branches) : AvroDecoder
{
    public override object? Read(ref AvroReader reader) => branches[reader.ReadIndex(branches.Length)].Read(ref reader);

    public override void Skip(ref AvroReader reader) => branches[reader.ReadIndex(branches.Length)].Skip(ref reader);
}
