using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.RabbitMQ;

/// <summary>Writes the elements of one event's array.</summary>
internal sealed class OcariotWriter(OcariotEvent kind, UserKey user, OcariotTimes times, int capacity) : IDisposable
{
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private readonly PooledBuffer _buffer = new(256 + (capacity * 512));
    private OcariotItems? _items;
    private Utf8JsonWriter? _json;

    /// <summary>Gets where the members of the element are written.</summary>
    public Utf8JsonWriter Json => _json ??= new(_buffer, OcariotJsonEncoder.WriterOptions);

    /// <summary>Tells whether a time can be written.</summary>
    public bool CanTell(RecordTime time) => Labelled(time) is not null;

    /// <summary>Writes one element.</summary>
    /// <param name="record">The place of the record it is made of.</param>
    /// <param name="source">The record.</param>
    /// <param name="write">Writes its members.</param>
    public void Write<T>(int record, T source, Action<OcariotWriter, T> write)
    {
        Json.WriteStartObject();
        write(this, source);
        Json.WriteEndObject();
        Json.Flush();
        (_items ??= new(kind, _buffer, capacity)).EndItem(record);
        Json.Reset();
    }

    public void WriteChild() => Json.WriteString("child_id"u8, user.Value);

    public void WriteTime(ReadOnlySpan<byte> name, RecordTime time)
    {
        if (Labelled(time) is { } labelled)
        {
            Json.WriteString(name, Time.Format(labelled));
        }
    }

    /// <summary>Writes start, end and length of a log: <c>start_time</c>, <c>end_time</c>, <c>duration</c> in milliseconds.</summary>
    public void WriteStretch(RecordTime start, RecordTime end, long? milliseconds)
    {
        WriteTime("start_time"u8, start);
        WriteTime("end_time"u8, end);
        WriteNumber("duration"u8, milliseconds ?? (long?)(end.Instant - start.Instant)?.TotalMilliseconds);
    }

    public void WriteNumber(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            Json.WriteNumber(name, number);
        }
    }

    public void WriteNumber(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            Json.WriteNumber(name, number);
        }
    }

    public void WriteMinutes(ReadOnlySpan<byte> name, int? minutes) => WriteNumber(name, minutes * 60_000L);

    /// <summary>Hands over what was written; <see langword="null"/> where nothing was.</summary>
    public OcariotItems? Build() => _items;

    public void Dispose()
    {
        _json?.Dispose();
        if (_items is null)
        {
            _buffer.Dispose();
        }
    }

    private LocalDateTime? Labelled(RecordTime time) => times is OcariotTimes.WallClock && time.Local is { } wall ? wall : time.Instant?.InUtc().LocalDateTime;
}
