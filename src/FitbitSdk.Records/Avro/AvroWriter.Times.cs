using System.Runtime.CompilerServices;
using NodaTime;

namespace FitbitSdk.Records;

public ref partial struct AvroWriter<TBuffer>
{
    private const int LongestTime = (3 * (1 + LongestVarint)) + 1;

    /// <summary>Writes a union of null (branch 0) and a date (branch 1).</summary>
    /// <param name="value">The date, or <see langword="null"/>.</param>
    public void WriteNullable(LocalDate? value) => WriteNullable(value is { } date ? AvroTime.Days(date) : (long?)null);

    /// <summary>Writes a <c>date</c>: days since 1970-01-01.</summary>
    /// <param name="value">The date.</param>
    public void WriteDate(LocalDate value) => WriteLong(AvroTime.Days(value));

    /// <summary>Writes a <see cref="RecordTime"/> as the record type <c>fitbitsdk.records.RecordTime</c>.</summary>
    /// <param name="value">The time.</param>
    public void WriteTime(RecordTime value)
    {
        Span<byte> room = Reserve(LongestTime);
        _position += WriteTime(room, value);
    }

    /// <summary>Writes a union of null (branch 0) and a <see cref="RecordTime"/> (branch 1).</summary>
    /// <param name="value">The time, or <see langword="null"/>.</param>
    public void WriteNullable(RecordTime? value)
    {
        WriteUnion(value.HasValue ? 1 : 0);
        if (value.HasValue)
        {
            WriteTime(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a time and two numbers, the whole of a sample, as one step: with millions of them, each step counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteSample(RecordTime time, int first, int second)
    {
        Span<byte> room = Reserve(LongestTime + (2 * LongestVarint));
        int length = WriteTime(room, time);
        length += WriteVarint(room[length..], ZigZag(first));
        length += WriteVarint(room[length..], ZigZag(second));
        _position += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteTime(Span<byte> room, RecordTime value)
    {
        long micros = AvroTime.Micros(value.Ticks);
        if (value.Basis is not TimeBasis.Utc)
        {
            return WriteLocal(room, micros, value);
        }

        int length = WriteKnown(room, micros);
        room[length] = 0;
        room[length + 1] = 0;
        room[length + 2] = 0;   // TimeBasis.Utc
        return length + 3;
    }

    private static int WriteLocal(Span<byte> room, long micros, RecordTime value)
    {
        int length;
        if (value.Basis is TimeBasis.Local)
        {
            room[0] = 0;
            length = 1 + WriteKnown(room[1..], micros);
            room[length++] = 0;
        }
        else
        {
            length = WriteKnown(room, micros);
            length += WriteKnown(room[length..], micros + (value.OffsetSeconds * 1_000_000L));
            length += WriteKnown(room[length..], value.OffsetSeconds);
        }

        room[length] = (byte)((int)value.Basis << 1);
        return length + 1;
    }

    /// <summary>Writes the branch of what is not null, and the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteKnown(Span<byte> room, long value)
    {
        room[0] = 2;
        return 1 + WriteVarint(room[1..], ZigZag(value));
    }
}
