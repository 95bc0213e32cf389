using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>A field of a record.</summary>
public sealed class AvroField
{
    internal AvroField(string name, AvroSchema schema, IReadOnlyList<string> aliases, string? documentation, JsonElement? defaultJson) =>
        (Name, Schema, Aliases, Documentation, DefaultJson) = (name, schema, aliases, documentation, defaultJson);

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the schema of its values.</summary>
    public AvroSchema Schema { get; }

    /// <summary>Gets other names under which the field may have been written.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Gets what the schema says about the field; <see langword="null"/> where it says nothing.</summary>
    public string? Documentation { get; }

    /// <summary>Gets whether data that lacks the field can be read.</summary>
    public bool HasDefault => DefaultJson is not null;

    /// <summary>Gets the value that data without the field is given, as <see cref="AvroDatumReader"/> gives values; it may be <see langword="null"/> itself.</summary>
    public object? Default { get; private set; }

    internal JsonElement? DefaultJson { get; private set; }

    // Behind the rest, because a default may be of a type that is named further down.
    internal void ReadDefault(AvroDefault defaults, AvroPath path) => Default = DefaultJson is { } json ? defaults.Read(Schema, json, path) : null;

    internal void DropDefault() => DefaultJson = null;
}
