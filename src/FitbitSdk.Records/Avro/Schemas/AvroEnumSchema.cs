namespace FitbitSdk.Records;

/// <summary>An enum: one of some symbols, encoded as its place among them.</summary>
public sealed class AvroEnumSchema : AvroNamedSchema
{
    internal AvroEnumSchema(string fullName, IReadOnlyList<string> aliases, string? logicalType, IReadOnlyList<string> symbols, string? defaultSymbol)
        : base(AvroSchemaKind.Enum, fullName, aliases, logicalType) => (Symbols, Default) = (symbols, defaultSymbol);

    /// <summary>Gets the symbols in their order.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>Gets what a reader takes for a symbol that it does not know; <see langword="null"/> where such data cannot be read.</summary>
    public string? Default { get; }
}
