using System.Text.Json;
using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.FormatJudges;

/// <summary>A folder of cases, each a folder itself: a schema (<c>schema.avsc</c>), its fingerprint, values in a plain form (<c>plain.jsonl</c>) and our
/// files of them; where there is another schema to read with (<c>reader.avsc</c>), what we read with it (<c>resolved.jsonl</c>).
/// Beside these the judges put files of the same values.</summary>
internal static class AvroCases
{
    public static void Write(string folder, string previous, int records)
    {
        foreach (RandomBatches one in RandomBatches.All)
        {
            (RecordBatch batch, JsonObject[] expected) = one.Make(records);
            using EncodedBatch bare = new AvroRecordEncoder().Encode(batch);
            AvroCase record = new(folder, one.Stream.Value, one.Schema.AvroJson);
            record.Write(expected.Select(value => PlainAvro.Of(record.Schema, value)), writer => writer.Write(bare));

            string deliveries = AvroDeliveryEncoder.DescribeSchema(one.Schema);
            (RecordBatch Batch, JsonObject[] Expected)[] made = [.. one.MakeDeliveries(records)];
            AvroCase delivery = new(folder, $"{one.Stream}-delivery", deliveries);
            delivery.Write(made.SelectMany(static some => some.Expected).Select(value => PlainAvro.Of(delivery.Schema, value)), writer =>
            {
                foreach ((RecordBatch some, _) in made)
                {
                    using EncodedBatch encoded = new AvroDeliveryEncoder().Encode(some);
                    writer.Write(encoded);
                }
            });

            foreach (string old in Directory.EnumerateFiles(previous, $"{one.Stream}.avro", SearchOption.AllDirectories))
            {
                string version = Path.GetFileName(Path.GetDirectoryName(old)!);
                delivery.Resolve(AvroCase.Take(folder, $"{one.Stream}-of-version-{version}", old, readerJson: deliveries).SchemaJson);
            }
        }

        AvroCase every = new(folder, "every", EverySchema.WriterJson);
        object?[] values = every.Sample(records);
        every.Write(values.Select(PlainAvro.Of), writer => writer.WriteBlock(every.Encode(values), values.Length));
        every.Resolve(EverySchema.ReaderJson);

        // Values that take no bytes.
        AvroCase nothing = new(folder, "nothing", """{"type":"record","name":"Nothing","fields":[]}""");
        nothing.Write(Enumerable.Repeat(new JsonObject(), records), writer => writer.WriteBlock([], records));

        RadarCases.Write(folder, records);
    }

    /// <summary>Reads each file that a judge wrote, and says what is wrong.</summary>
    public static bool Read(string folder, TextWriter output)
    {
        (int files, int values, int wrong) = (0, 0, 0);
        foreach (string file in Directory.EnumerateFiles(folder, "their-*.avro", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files++;
            try
            {
                using FileStream stream = File.OpenRead(file);
                AvroFileReader reader = new(stream);
                JsonNode?[] read = [.. reader.Read().Select(PlainAvro.Of)];
                JsonNode?[] expected = [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "plain.jsonl")).Select(static line => JsonNode.Parse(line))];
                bool same = !reader.IsTorn && expected.SequenceEqual(read, EqualityComparer<JsonNode?>.Create(JsonNode.DeepEquals));
                values += read.Length;
                Note(same, file, "the values are not what was written");
            }
            catch (Exception e) when (e is AvroDataException or AvroSchemaException)
            {
                Note(isGood: false, file, e.Message);
            }
        }

        output.WriteLine(JsonSerializer.Serialize(new { files, values, wrong }));
        return wrong == 0;

        void Note(bool isGood, string file, string what)
        {
            if (!isGood)
            {
                wrong++;
                output.WriteLine($"{file}: {what}");
            }
        }
    }
}
