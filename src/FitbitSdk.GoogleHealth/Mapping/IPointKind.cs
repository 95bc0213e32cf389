using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>How the data points of one type become records.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
internal interface IPointKind<TRecord>
    where TRecord : IHealthRecord<TRecord>
{
    static abstract HealthDataType Type { get; }

    /// <summary>Reads a measurement; what is wrong with it is reported.</summary>
    /// <param name="json">The reader, at the start of the measurement's object.</param>
    /// <param name="head">What stands beside the measurement.</param>
    /// <param name="place">Where the data point stands.</param>
    /// <param name="record">The record, unless the point is <see cref="PointState.Malformed"/>.</param>
    static abstract PointState Read(ref Utf8JsonReader json, PointHead head, ElementPlace place, out TRecord? record);

    /// <summary>Gives the stretch of time that a record tells of.</summary>
    static abstract (Instant Start, Instant End) SpanOf(in TRecord record);

    /// <summary>Orders records by time, and those of one time by what they hold: the service's order of those is not its promise.</summary>
    static abstract int Compare(TRecord left, TRecord right);
}
