using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>What differs between intraday series; implemented by empty structs, so that each series gets code of its own.</summary>
/// <typeparam name="TRow">What is kept of a row until the interval is known, which stands behind the rows.</typeparam>
/// <typeparam name="TRecord">The record type.</typeparam>
internal interface IIntradayKind<TRow, TRecord>
    where TRow : struct, IIntradayRow
    where TRecord : IHealthRecord<TRecord>
{
    static abstract string Operation { get; }

    /// <summary>Gets where the rows stand, for positions of problems.</summary>
    static abstract string Dataset { get; }

    static abstract ReadOnlySpan<byte> SeriesName { get; }

    static abstract ReadOnlySpan<byte> IntradayName { get; }

    /// <summary>Takes the rows at the start of a dataset that need no JSON reader.</summary>
    /// <param name="dataset">The rest of the body, from just behind the opening bracket.</param>
    /// <param name="rows">Where the rows go.</param>
    /// <returns>Where the JSON reader goes on as if the array began there; without rows it is not asked for.</returns>
    static abstract int Scan(ReadOnlySpan<byte> dataset, IntradayRows<TRow> rows);

    /// <summary>Reads the row whose object was just entered.</summary>
    /// <param name="json">The reader; left at the end of the object.</param>
    /// <param name="row">The row.</param>
    /// <param name="fault">What is wrong with it: a row that can do without that member can be used all the same.</param>
    /// <returns>Whether it can be used.</returns>
    static abstract bool TryRead(ref Utf8JsonReader json, out TRow row, out (string Member, string Reason)? fault);

    /// <summary>Gets whether a row may be one that the service filled in for lack of data, as it does also for minutes that are still to come.</summary>
    static abstract bool IsFilling(in TRow row);

    static abstract TRecord Create(RecordTime time, int intervalSeconds, in TRow row);
}
