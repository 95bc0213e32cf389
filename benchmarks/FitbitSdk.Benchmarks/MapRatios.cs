using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FitbitSdk.Records;
using FitbitSdk.WebApi;

namespace FitbitSdk.Benchmarks;

/// <summary>From an answer's bytes to Avro bytes, against a reader that does nothing with the same bytes.</summary>
[MemoryDiagnoser]
public class MapRatios
{
    private readonly byte[] _canonical = HeartRateDay.Canonical();
    private readonly byte[] _prettyPrinted = HeartRateDay.PrettyPrinted();
    private readonly MappingContext _context = HeartRateDay.Context();
    private readonly AvroRecordEncoder _encoder = new();
    private RecordBatch? _records;

    [GlobalSetup]
    public void Check()
    {
        _records = HeartRateMapper.Map(new ReadOnlySequence<byte>(_canonical), _context).Batch;

        // A mapper that gives up early is fast: what is measured must be all of the work.
        if (CanonicalToAvro() != PrettyPrintedToAvro() || CanonicalToAvro() < HeartRateDay.Samples * 10)
        {
            throw new InvalidOperationException("The two forms of the day do not come to the same bytes.");
        }
    }

    [Benchmark]
    public int CanonicalBareReader() => Pass(_canonical);

    [Benchmark]
    public int CanonicalToAvro() => ToAvro(_canonical);

    [Benchmark]
    public int CanonicalMapOnly()
    {
        using RecordBatch batch = HeartRateMapper.Map(new ReadOnlySequence<byte>(_canonical), _context).Batch!;
        return batch.Count;
    }

    [Benchmark]
    public int EncodeOnly()
    {
        using EncodedBatch encoded = _encoder.Encode(_records!);
        return encoded.Bytes.Length;
    }

    [Benchmark]
    public int PrettyPrintedBareReader() => Pass(_prettyPrinted);

    [Benchmark]
    public int PrettyPrintedToAvro() => ToAvro(_prettyPrinted);

    private static int Pass(byte[] body)
    {
        Utf8JsonReader reader = new(body);
        int tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    private int ToAvro(byte[] body)
    {
        using RecordBatch? batch = HeartRateMapper.Map(new ReadOnlySequence<byte>(body), _context).Batch;
        using EncodedBatch encoded = _encoder.Encode(batch!);
        return encoded.Count == HeartRateDay.Samples ? encoded.Bytes.Length : throw new InvalidOperationException("Samples are missing.");
    }
}
