using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

/// <summary>What earlier versions wrote can be read, and they can read what is written now. <c>Previous/{version}</c> holds files as each version wrote
/// them, with its schema in their headers; they are never changed. <c>APPROVE=1</c> writes those of this version that are missing.</summary>
public sealed class EvolutionTests
{
    private const string ThisVersion = "1";

    static EvolutionTests()
    {
        foreach (StreamId stream in Samples.Streams.Where(static stream => Repository.IsApproving && !File.Exists(PathOf(ThisVersion, stream.Value))))
        {
            Approve(stream);
        }
    }

    private static string Folder { get; } = Repository.PathOf("tests", "FitbitSdk.Records.Tests", "Previous");

    public static TheoryData<string, string> Files()
    {
        TheoryData<string, string> files = [];
        foreach (StreamId stream in Samples.Streams)
        {
            foreach (string version in Directory.EnumerateDirectories(Folder).Select(static path => Path.GetFileName(path)!).Where(version => File.Exists(PathOf(version, stream.Value))))
            {
                files.Add(version, stream.Value);
            }
        }

        return files;
    }

    [Fact]
    public void EachStream_HasAFileOfThisVersion() =>
        Assert.Equal([], Samples.Streams.Where(static stream => !File.Exists(PathOf(ThisVersion, stream.Value))));

    [Theory]
    [MemberData(nameof(Files))]
    public void Schemas_OfBothVersions_ReadEachOthersData(string version, string stream)
    {
        AvroSchema before = new AvroFileReader(Open(version, stream)).WriterSchema;
        AvroSchema now = Now(stream);

        Assert.Equal([], AvroCompatibility.Check(readerSchema: now, writerSchema: before));
        Assert.Equal([], AvroCompatibility.Check(readerSchema: before, writerSchema: now));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_OldData_GivesWhatWasWritten(string version, string stream)
    {
        object?[] before = [.. new AvroFileReader(Open(version, stream)).Read()];
        object?[] now = [.. new AvroFileReader(Open(version, stream), Now(stream)).Read()];

        Assert.NotEmpty(before);
        SameWhereBothHaveIt(PlainAvro.Of(before), PlainAvro.Of(now));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_NewDataWithAnOldSchema_GivesWhatWasWritten(string version, string stream)
    {
        AvroSchema before = new AvroFileReader(Open(version, stream)).WriterSchema;
        using RecordBatch batch = Samples.Batch(stream);
        using EncodedBatch encoded = new AvroDeliveryEncoder().Encode(batch);

        object? old = new AvroDatumReader(Now(stream), before).Read(encoded[0].Span);

        SameWhereBothHaveIt(PlainAvro.Of(old), PlainAvro.Of(new AvroDatumReader(Now(stream)).Read(encoded[0].Span)));
    }

    private static AvroSchema Now(string stream)
    {
        using RecordBatch batch = Samples.Batch(stream);
        return AvroSchema.Parse(AvroDeliveryEncoder.DescribeSchema(batch.Schema));
    }

    private static string PathOf(string version, string stream) => Path.Combine(Folder, version, $"{stream}.avro");

    private static MemoryStream Open(string version, string stream) => new(File.ReadAllBytes(PathOf(version, stream)));

    // A field that one of them lacks is its own affair; a number may be wider in one.
    private static void SameWhereBothHaveIt(JsonNode? one, JsonNode? other)
    {
        switch (one, other)
        {
            case (JsonObject left, JsonObject right):
                Assert.NotEmpty(left.Select(static member => member.Key).Intersect(right.Select(static member => member.Key)));
                foreach ((string name, JsonNode? value) in left.Where(member => right.ContainsKey(member.Key)))
                {
                    SameWhereBothHaveIt(value, right[name]);
                }

                break;
            case (JsonArray left, JsonArray right):
                Assert.Equal(left.Count, right.Count);
                foreach ((JsonNode? a, JsonNode? b) in left.Zip(right))
                {
                    SameWhereBothHaveIt(a, b);
                }

                break;
            default:
                Assert.Equal(one?.ToString(), other?.ToString());
                break;
        }
    }

    private static void Approve(StreamId stream)
    {
        RandomBatches random = RandomBatches.All.Single(one => one.Stream == stream);
        Directory.CreateDirectory(Path.Combine(Folder, ThisVersion));
        using FileStream file = File.Create(PathOf(ThisVersion, stream.Value));
        AvroFileWriter writer = AvroFileWriter.Create(file, AvroDeliveryEncoder.DescribeSchema(random.Schema), AvroCodec.Deflate);
        foreach ((RecordBatch batch, _) in random.MakeDeliveries(20))
        {
            using EncodedBatch encoded = new AvroDeliveryEncoder().Encode(batch);
            writer.Write(encoded);
        }
    }
}
