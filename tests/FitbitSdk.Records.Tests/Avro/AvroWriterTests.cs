using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>Bytes worked out by hand from the specification (<see href="https://avro.apache.org/docs/1.11.1/specification/#binary-encoding"/>).</summary>
public sealed class AvroWriterTests
{
    [Theory]
    [InlineData(0, "00")]          // these six stand in the specification's own table
    [InlineData(-1, "01")]
    [InlineData(1, "02")]
    [InlineData(-2, "03")]
    [InlineData(2, "04")]
    [InlineData(-64, "7F")]
    [InlineData(64, "8001")]
    [InlineData(63, "7E")]
    [InlineData(-65, "8101")]
    [InlineData(8191, "FE7F")]
    [InlineData(-8192, "FF7F")]
    [InlineData(8192, "808001")]
    [InlineData(1_048_576, "80808001")]
    [InlineData(int.MaxValue, "FEFFFFFF0F")]
    [InlineData(int.MinValue, "FFFFFFFF0F")]
    [InlineData((1L << 55) - 1, "FEFFFFFFFFFFFF7F")]     // the longest of 8 bytes
    [InlineData(-(1L << 55), "FFFFFFFFFFFFFF7F")]
    [InlineData(1L << 55, "808080808080808001")]         // the shortest of 9
    [InlineData(long.MaxValue, "FEFFFFFFFFFFFFFFFF01")]
    [InlineData(long.MinValue, "FFFFFFFFFFFFFFFFFF01")]
    public void WriteLong_IsAZigZagVarint(long value, string expected) =>
        Assert.Equal(expected, AvroBytes.Hex((ref writer) => writer.WriteLong(value)));

    [Fact]
    public void WriteLong_AtEveryPowerOfTwo_ReadsBack()
    {
        for (int bit = 0; bit < 64; bit++)
        {
            foreach (long value in (long[])[1L << bit, (1L << bit) - 1, -(1L << bit), ~(1L << bit)])
            {
                BytewiseReader reader = new(AvroBytes.Of((ref writer) => writer.WriteLong(value)));
                Assert.Equal(value, reader.ReadLong());
                Assert.True(reader.IsAtEnd);
            }
        }
    }

    [Fact]
    public void WriteEachKind_IsAsSpecified()
    {
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteBoolean(false)));
        Assert.Equal("01", AvroBytes.Hex(static (ref writer) => writer.WriteBoolean(true)));
        Assert.Equal("000000000000F8BF", AvroBytes.Hex(static (ref writer) => writer.WriteDouble(-1.5)));
        Assert.Equal("000000000000F87F", AvroBytes.Hex(static (ref writer) => writer.WriteDouble(BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000))));
        Assert.Equal("06666F6F", AvroBytes.Hex(static (ref writer) => writer.WriteString("foo")));   // the specification's example
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteString("")));
        Assert.Equal("0CF09F98B4C3A9", AvroBytes.Hex(static (ref writer) => writer.WriteString("😴é")));
        Assert.Equal("04FF00", AvroBytes.Hex(static (ref writer) => writer.WriteBytes([0xFF, 0])));
        Assert.Equal("FF00", AvroBytes.Hex(static (ref writer) => writer.WriteFixed([0xFF, 0])));
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((long?)null)));
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((string?)null)));
        Assert.Equal("0236", AvroBytes.Hex(static (ref writer) => writer.WriteNullable(27)));
        Assert.Equal("020261", AvroBytes.Hex(static (ref writer) => writer.WriteNullable("a")));   // the specification's example for a union
        Assert.Equal("04", AvroBytes.Hex(static (ref writer) => writer.WriteUnion(2)));
        Assert.Equal("0406", AvroBytes.Hex(static (ref writer) => { writer.WriteInt(2); writer.WriteInt(3); }));
    }

    [Fact]
    public void WriteNullable_OfEachKind_IsTheBranchAndTheValue()
    {
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((double?)null)));
        Assert.Equal("02000000000000F8BF", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((double?)-1.5)));
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((bool?)null)));
        Assert.Equal("0200", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((bool?)false)));
        Assert.Equal("0201", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((bool?)true)));
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((LocalDate?)null)));
        Assert.Equal("0201", AvroBytes.Hex(static (ref writer) => writer.WriteNullable(new LocalDate(1969, 12, 31))));
        Assert.Equal("8001", AvroBytes.Hex(static (ref writer) => writer.WriteDate(new LocalDate(1970, 3, 6))));   // 31 + 28 + 5 days
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((RecordTime?)null)));
        Assert.Equal("02" + "028001000000", AvroBytes.Hex(static (ref writer) => writer.WriteNullable((RecordTime?)RecordTime.FromInstant(Instant.FromUnixTimeTicks(640)))));
    }

    [Fact]
    public void WriteStartAndEnd_AreOneBlockAndAnEmptyOne()
    {
        Assert.Equal("04063600", AvroBytes.Hex(static (ref writer) =>   // the specification's example: an array of 3 and 27
        {
            writer.WriteStart(2);
            writer.WriteLong(3);
            writer.WriteLong(27);
            writer.WriteEnd();
        }));
        Assert.Equal("00", AvroBytes.Hex(static (ref writer) =>
        {
            writer.WriteStart(0);
            writer.WriteEnd();
        }));
    }

    [Fact]
    public void WriteTime_IsWhatIsKnownOfIt()
    {
        Instant instant = Instant.FromUnixTimeTicks(10 * 64);   // 64 µs: 8001
        LocalDateTime local = instant.InUtc().LocalDateTime;

        Assert.Equal("028001" + "00" + "00" + "00", Hex(RecordTime.FromInstant(instant)));
        Assert.Equal("00" + "028001" + "00" + "08", Hex(RecordTime.FromLocal(local)));
        Assert.Equal("028001" + "028001" + "0200" + "02", Hex(RecordTime.FromLocal(local, Offset.Zero, TimeBasis.Stated)));
        Assert.Equal("02FF9EBAD235" + "028001" + "02C070" + "04", Hex(RecordTime.FromLocal(local, Offset.FromHours(2), TimeBasis.Zone)));   // 64 µs − 2 h; 7200 s
        Assert.Equal("06", Hex(RecordTime.FromLocal(local, Offset.FromHours(2), TimeBasis.AssumedZone))[^2..]);

        static string Hex(RecordTime time) => AvroBytes.Hex((ref writer) => writer.WriteTime(time));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(-1, -1)]
    [InlineData(-10, -1)]
    [InlineData(-11, -2)]
    public void WriteTime_BetweenMicroseconds_RoundsDown(long ticks, long micros)
    {
        BytewiseReader reader = new(AvroBytes.Of((ref writer) => writer.WriteTime(RecordTime.FromInstant(Instant.FromUnixTimeTicks(ticks)))));

        Assert.Equal(1, reader.ReadLong());
        Assert.Equal(micros, reader.ReadLong());
    }

    [Theory]
    [InlineData(250)]
    [InlineData(255)]
    [InlineData(256)]
    public void Write_WhereTheBufferMustGrow_LosesNothing(int before)
    {
        // A text, a time and a sample, each behind so many bytes that it finds too little room.
        string lead = new('x', before);
        string expected = Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(lead));

        Assert.Equal(expected + "C203" + new string('7', 450), AvroBytes.Hex((ref writer) => { writer.WriteFixed(System.Text.Encoding.ASCII.GetBytes(lead)); writer.WriteString(new('w', 225)); }));
        Assert.Equal(expected + "028001000000", AvroBytes.Hex((ref writer) => { writer.WriteFixed(System.Text.Encoding.ASCII.GetBytes(lead)); writer.WriteTime(RecordTime.FromInstant(Instant.FromUnixTimeTicks(640))); }));
        Assert.Equal(expected + "028001000000" + "02" + "7E", AvroBytes.Hex((ref writer) =>
        {
            writer.WriteFixed(System.Text.Encoding.ASCII.GetBytes(lead));
            HeartRateSample.WriteAvro(new HeartRateSample { Time = RecordTime.FromInstant(Instant.FromUnixTimeTicks(640)), IntervalSeconds = 1, BeatsPerMinute = 63 }, ref writer);
        }));
    }

    [Fact]
    public void WriteString_HalfASurrogatePair_Throws()
    {
        AvroWriter<ArrayBufferWriter<byte>> writer = new(new());
        try
        {
            writer.WriteString("a\uD83D");
        }
        catch (EncoderFallbackException)
        {
            return;
        }

        Assert.Fail("No error.");
    }

    [Fact]
    public void Write_AnySequence_ReadsBack() => Prop.ForAll(Items.ToArbitrary(), static items =>
    {
        BytewiseReader reader = new(AvroBytes.Of((ref writer) =>
        {
            foreach (object? item in items)
            {
                switch (item)
                {
                    case null: writer.WriteNullable((string?)null); break;
                    case long number: writer.WriteLong(number); break;
                    case bool boolean: writer.WriteBoolean(boolean); break;
                    case double real: writer.WriteDouble(real); break;
                    case string text: writer.WriteNullable(text); break;
                    case byte[] bytes: writer.WriteBytes(bytes); break;
                    case (long first, long second):
                        writer.WriteNullable(first);
                        writer.Flush();   // in the midst: what follows must not be lost
                        writer.WriteInt((int)second);
                        break;
                }
            }
        }));

        return items.All(item => item switch
        {
            null => reader.ReadLong() == 0,
            long number => reader.ReadLong() == number,
            bool boolean => reader.ReadBoolean() == boolean,
            double real => BitConverter.DoubleToInt64Bits(reader.ReadDouble()) == BitConverter.DoubleToInt64Bits(real),
            string text => reader.ReadLong() == 1 && reader.ReadString() == text,
            byte[] bytes => reader.ReadBytes().SequenceEqual(bytes),
            (long first, long second) => reader.ReadLong() == 1 && reader.ReadLong() == first && reader.ReadLong() == (int)second,
            _ => false,
        }) && reader.IsAtEnd;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<List<object?>> Items => Gen.ListOf(Gen.OneOf(
        Gen.Constant<object?>(null),
        RandomRecords.Long.Select(static object? (value) => value),
        Gen.Elements<object?>(true, false, 0.0, -1.5, double.NaN, double.NegativeInfinity, double.Epsilon),
        RandomRecords.Text.Select(static object? (value) => value),
        Gen.Elements<object?>(Array.Empty<byte>(), new byte[] { 1, 0, 255 }, new byte[300]),
        Gen.Zip(RandomRecords.Long, RandomRecords.Long).Select(static object? (pair) => (pair.Item1, pair.Item2))));
}
