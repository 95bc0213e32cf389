using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>A record type: how it is identified, compared and written.</summary>
/// <typeparam name="TSelf">The record type itself.</typeparam>
public interface IHealthRecord<TSelf>
    where TSelf : IHealthRecord<TSelf>
{
    /// <summary>Gets the name and Avro form of the type.</summary>
    static abstract RecordSchema Schema { get; }

    /// <summary>Gets what tells this fact from others of its type.</summary>
    RecordKey Key { get; }

    /// <summary>Gets when the fact happened; the start of an interval.</summary>
    RecordTime Time { get; }

    /// <summary>Gets when the fact was over; the same as <see cref="Time"/> for what has no length of its own.</summary>
    RecordTime Until => Time;

    /// <summary>Gets the user's date under which the provider files the fact; <see langword="null"/> for what is not filed by date.
    /// Every record of a stream by date has one.</summary>
    LocalDate? Date => null;

    /// <summary>Computes the revision: a hash over the values, in a fixed order.</summary>
    /// <returns>The hash; equal values give an equal one in every version.</returns>
    ulong ComputeRevision();

    /// <summary>Writes the record as its Avro schema says.</summary>
    /// <typeparam name="TBuffer">The buffer behind the writer.</typeparam>
    /// <param name="record">The record.</param>
    /// <param name="writer">Receives the bytes.</param>
    static abstract void WriteAvro<TBuffer>(in TSelf record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>;

    /// <summary>Writes the record's members into a JSON object that is already open.</summary>
    /// <param name="record">The record.</param>
    /// <param name="writer">Receives the members; camelCase, no nulls.</param>
    static abstract void WriteJson(in TSelf record, Utf8JsonWriter writer);
}
