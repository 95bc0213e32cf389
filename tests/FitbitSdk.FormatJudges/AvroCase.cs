using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using FsCheck.Fluent;

namespace FitbitSdk.FormatJudges;

/// <summary>One case of <see cref="AvroCases"/>.</summary>
internal sealed class AvroCase
{
    private readonly string _folder;

    public AvroCase(string cases, string name, string schemaJson)
    {
        (_folder, SchemaJson, Schema) = (Path.Combine(cases, name), schemaJson, AvroSchema.Parse(schemaJson));
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "schema.avsc"), schemaJson);
        File.WriteAllText(Path.Combine(_folder, "sha256"), Convert.ToHexStringLower(AvroFingerprint.Sha256(Schema)));
        File.WriteAllText(Path.Combine(_folder, "canonical"), Schema.ToCanonicalForm());
    }

    public string SchemaJson { get; }

    public AvroSchema Schema { get; }

    private string OurFile => Path.Combine(_folder, "our-deflate.avro");

    /// <summary>Makes a case of a file that exists, to be read with another schema.</summary>
    public static AvroCase Take(string cases, string name, string file, string readerJson)
    {
        using FileStream stream = File.OpenRead(file);
        AvroFileReader reader = new(stream);
        AvroCase taken = new(cases, name, reader.Header.SchemaJson);
        taken.WritePlain("plain.jsonl", reader.Read().Select(PlainAvro.Of));
        File.Copy(file, taken.OurFile);
        taken.Resolve(readerJson);
        return taken;
    }

    public void Write(IEnumerable<JsonNode?> plain, Action<AvroFileWriter> write)
    {
        WritePlain("plain.jsonl", plain);
        foreach (AvroCodec codec in Enum.GetValues<AvroCodec>())
        {
            using FileStream file = File.Create(Path.Combine(_folder, $"our-{codec.ToString().ToLower(CultureInfo.InvariantCulture)}.avro"));
            write(AvroFileWriter.Create(file, SchemaJson, codec));
        }
    }

    /// <summary>Gives random values of the schema: extremes, every symbol, every branch.</summary>
    public object?[] Sample(int count) => [.. RandomValues.Of(Schema).Sample(count, 30)];

    public byte[] Encode(object?[] values)
    {
        ArrayBufferWriter<byte> buffer = new();
        AvroWriter<ArrayBufferWriter<byte>> writer = new(buffer);
        foreach (object? value in values)
        {
            RandomValues.Write(Schema, value, ref writer);
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Resolve(string readerJson)
    {
        File.WriteAllText(Path.Combine(_folder, "reader.avsc"), readerJson);
        using FileStream file = File.OpenRead(OurFile);
        WritePlain("resolved.jsonl", new AvroFileReader(file, AvroSchema.Parse(readerJson)).Read().Select(PlainAvro.Of));
    }

    private void WritePlain(string name, IEnumerable<JsonNode?> values) => File.WriteAllLines(Path.Combine(_folder, name), values.Select(static value => value?.ToJsonString() ?? "null"));
}
