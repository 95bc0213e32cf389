using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What an answer holds under one date. It is filled member by member, because the date may stand last.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
internal interface IDatedEntry<TRecord>
    where TRecord : struct, IHealthRecord<TRecord>
{
    static abstract string Operation { get; }

    /// <summary>Gets the name of the list of entries, also for positions of problems.</summary>
    static abstract string List { get; }

    /// <summary>Gets whether the list may stand alone, without an object around it, and a single entry without the list.</summary>
    static virtual bool IsBare => false;

    /// <summary>Reads the member at whose name the reader stands.</summary>
    /// <returns>Whether it is one of this kind's; any other is left where it is.</returns>
    bool TryRead(ref Utf8JsonReader json, ElementPlace place);

    /// <summary>Adds the records, none where the entry holds no value.</summary>
    void AddTo(List<TRecord> records, LocalDate date, ReadRequest request, ElementPlace place);
}
