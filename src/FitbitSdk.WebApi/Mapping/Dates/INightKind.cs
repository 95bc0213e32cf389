using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What differs between series of samples of a night; implemented by empty structs.</summary>
/// <typeparam name="TValue">What a sample holds besides its time.</typeparam>
/// <typeparam name="TRecord">The record type.</typeparam>
internal interface INightKind<TValue, TRecord>
    where TValue : struct
    where TRecord : struct, IHealthRecord<TRecord>
{
    static abstract string Operation { get; }

    /// <inheritdoc cref="DatedList{TEntry}.Name"/>
    static abstract string List { get; }

    /// <inheritdoc cref="DatedList{TEntry}.IsBare"/>
    static virtual bool IsBare => false;

    /// <summary>Reads a sample's value, at whose name the reader stands.</summary>
    /// <returns><see langword="null"/> where there is none, or none that can be read; the latter is reported.</returns>
    static abstract TValue? ReadValue(ref Utf8JsonReader json, ElementPlace place);

    static abstract TRecord Create(RecordTime time, LocalDate date, TValue value);
}
