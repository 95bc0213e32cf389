using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What an answer holds under one date. It is filled member by member, because the date may stand last.</summary>
/// <typeparam name="TRecord">The record type, or a part of it.</typeparam>
internal interface IDatedEntry<TRecord>
    where TRecord : struct
{
    /// <summary>Reads the member at whose name the reader stands.</summary>
    /// <returns>Whether it is one of this kind's; any other is left where it is.</returns>
    bool TryRead(ref Utf8JsonReader json, ElementPlace place);

    /// <summary>Adds the records, none where the entry holds no value.</summary>
    void AddTo(List<TRecord> records, LocalDate date, ReadRequest request, ElementPlace place);
}
