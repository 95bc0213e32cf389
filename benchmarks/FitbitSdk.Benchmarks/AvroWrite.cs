using BenchmarkDotNet.Attributes;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Benchmarks;

/// <summary>The encoder alone, from a batch to Avro bytes, against a loop that somebody wrote by hand for exactly these fields.</summary>
[MemoryDiagnoser]
public class AvroWrite
{
    private const int Count = HeartRateDay.Samples;

    private readonly AvroRecordEncoder _encoder = new();
    private readonly (long Micros, int Interval, int Value)[] _fields = new (long, int, int)[Count];
    private readonly byte[] _bytes = new byte[Count * 40];
    private RecordBatch? _instants;
    private RecordBatch? _offsets;

    [GlobalSetup]
    public void Fill()
    {
        using RecordBatchBuilder<HeartRateSample> instants = new(Count);
        using RecordBatchBuilder<StepCount> offsets = new(Count);
        Random random = new(20260314);
        LocalDateTime time = new(2026, 3, 14, 0, 0);
        for (int i = 0; i < Count; i++)
        {
            // Values on both sides of 64, where a varint takes its second byte.
            time = time.PlusSeconds(1 + random.Next(9));
            int value = 40 + random.Next(140);
            long micros = time.InUtc().ToInstant().ToUnixTimeTicks() / 10;
            _fields[i] = (micros, 1, value);
            instants.Add(new() { Time = RecordTime.FromInstant(time.InUtc().ToInstant()), IntervalSeconds = 1, BeatsPerMinute = value });
            offsets.Add(new() { Time = RecordTime.FromLocal(time.PlusHours(1), Offset.FromHours(1), TimeBasis.Zone), IntervalSeconds = 1, Steps = value });
        }

        RecordOrigin origin = HeartRateDay.Context().Origin;
        _instants = instants.Build(origin);
        _offsets = offsets.Build(origin);
        Same(_instants, LoopInstants());
        Same(_offsets, LoopOffsets());
    }

    [Benchmark]
    public int EncodeInstants() => Encode(_instants!);

    [Benchmark]
    public int LoopInstants()
    {
        int position = 0;
        foreach ((long micros, int interval, int value) in _fields)
        {
            _bytes[position++] = 2;
            position = Varint(position, micros);
            _bytes[position++] = 0;
            _bytes[position++] = 0;
            _bytes[position++] = 0;
            position = Varint(position, interval);
            position = Varint(position, value);
        }

        return position;
    }

    [Benchmark]
    public int EncodeOffsets() => Encode(_offsets!);

    [Benchmark]
    public int LoopOffsets()
    {
        int position = 0;
        foreach ((long micros, int interval, int value) in _fields)
        {
            _bytes[position++] = 2;
            position = Varint(position, micros);
            _bytes[position++] = 2;
            position = Varint(position, micros + 3_600_000_000);
            _bytes[position++] = 2;
            position = Varint(position, 3600);
            _bytes[position++] = 4;   // the third basis: the zone
            position = Varint(position, interval);
            position = Varint(position, value);
        }

        return position;
    }

    private int Varint(int position, long value)
    {
        byte[] bytes = _bytes;
        ulong left = (ulong)((value << 1) ^ (value >> 63));
        while (left >= 0x80)
        {
            bytes[position++] = (byte)(left | 0x80);
            left >>= 7;
        }

        bytes[position++] = (byte)left;
        return position;
    }

    private int Encode(RecordBatch batch)
    {
        using EncodedBatch encoded = _encoder.Encode(batch);
        return encoded.Bytes.Length;
    }

    private void Same(RecordBatch batch, int length)
    {
        using EncodedBatch encoded = _encoder.Encode(batch);
        if (!encoded.Bytes.Span.SequenceEqual(_bytes.AsSpan(0, length)))
        {
            throw new InvalidOperationException("The encoder and the loop do not write the same bytes.");
        }
    }
}
