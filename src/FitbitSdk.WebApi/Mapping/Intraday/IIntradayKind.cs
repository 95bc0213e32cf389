using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>What differs between intraday series; implemented by empty structs, so that each series gets code of its own.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
internal interface IIntradayKind<TRecord>
    where TRecord : IHealthRecord<TRecord>
{
    static abstract string Operation { get; }

    /// <summary>Gets where the rows stand, for positions of problems.</summary>
    static abstract string Dataset { get; }

    static abstract ReadOnlySpan<byte> SeriesName { get; }

    static abstract ReadOnlySpan<byte> IntradayName { get; }

    static abstract int Minimum { get; }

    static abstract int Maximum { get; }

    /// <summary>Gets whether the service fills minutes without data with zeros, also those that are still to come.</summary>
    static abstract bool IsZeroFilled { get; }

    static abstract TRecord Create(RecordTime time, int intervalSeconds, int value);
}
