using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer for a date.</summary>
internal sealed class SleepDayDocument : FitbitDocument
{
    [JsonConverter(typeof(ListConverter<FitbitSleepLog>))]
    public IReadOnlyList<FitbitSleepLog>? Sleep { get; set; }

    public FitbitSleepTotals? Summary { get; set; }

    public SleepMeta? Meta { get; set; }

    public FitbitSleepDay ToDay(LocalDate date) => new()
    {
        Date = date,
        Logs = Sleep ?? [],
        Totals = Summary,
        RetryAfter = Meta is { IsPending: true } ? Meta.RetryDuration ?? Duration.Zero : null,
    };
}

/// <summary>The answer for several dates, and a page of the list.</summary>
internal sealed class SleepLogDocument : FitbitDocument, IPageDocument<FitbitSleepLog>
{
    [JsonPropertyName("sleep")]
    [JsonConverter(typeof(ListConverter<FitbitSleepLog>))]
    public IReadOnlyList<FitbitSleepLog> Items { get => field ?? []; set; }

    public Pagination? Pagination { get; set; }

    // Promised for a single date alone. Taken for a list, an answer that is not ready would be one without sleep.
    public SleepMeta? Meta { get; set => field = value is { IsPending: true } ? throw new JsonException() : value; }
}

/// <summary>Whether the service is at work on a night.</summary>
internal sealed class SleepMeta
{
    public string? State { get; set; }

    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? RetryDuration { get; set; }

    [JsonIgnore]
    public bool IsPending => State == "pending";
}

internal sealed class SleepGoalDocument : FitbitDocument
{
    public FitbitSleepGoal? Goal { get; set; }
}

/// <summary>Reads a stretch by hand: a night has a hundred, and old answers spell the name of the time otherwise.</summary>
internal sealed class SleepSpanConverter : LenientConverter<FitbitSleepSpan>
{
    private const long Longest = 1_000_000;   // seconds; more is no night

    public override FitbitSleepSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        LocalDateTime? start = null;
        string? level = null;
        long seconds = -1;
        while (reader.NextMember())
        {
            if (reader.NameIs("dateTime"u8) || reader.NameIs("datetime"u8))
            {
                reader.Read();
                start = reader.TryGetLocalTime(out LocalDateTime time) ? time : null;
            }
            else if (reader.NameIs("level"u8))
            {
                reader.Read();
                level = reader.TryGetText(out string? text) ? text : null;
            }
            else if (reader.NameIs("seconds"u8))
            {
                reader.Read();
                seconds = reader.TryGetWhole(out long whole) ? whole : -1;
            }
            else
            {
                reader.Skip();
            }
        }

        return start is { } begin && level is { Length: > 0 } && seconds is >= 0 and <= Longest
            ? new() { Start = begin, Level = new(level), Duration = Duration.FromSeconds(seconds) }
            : throw new JsonException();
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SleepDayDocument))]
[JsonSerializable(typeof(SleepLogDocument))]
[JsonSerializable(typeof(SleepGoalDocument))]
internal sealed partial class SleepJson : JsonSerializerContext;
