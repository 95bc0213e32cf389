using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>The answer of the call for alarms.</summary>
internal sealed class AlarmDocument : FitbitDocument, IListDocument<FitbitAlarm>
{
    [JsonConverter(typeof(ListConverter<FitbitAlarm>))]
    public IReadOnlyList<FitbitAlarm>? TrackerAlarms { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitAlarm> Items => TrackerAlarms ?? [];
}

/// <summary>Reads a time such as <c>07:15-08:00</c>.</summary>
internal sealed class AlarmTimeConverter : LenientConverter<OffsetTime?>
{
    private static readonly OffsetTimePattern Minutes = OffsetTimePattern.CreateWithInvariantCulture("HH:mmo<Z+HH:mm>");

    public override OffsetTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetText(out string? text) && Minutes.Parse(text).TryGetValue(default, out OffsetTime time) ? time : null;
}

/// <summary>Reads names of days; anything else is none.</summary>
internal sealed class WeekDaysConverter : LenientConverter<IReadOnlyList<IsoDayOfWeek>>
{
    private static readonly ListConverter<string> Names = new();

    public override IReadOnlyList<IsoDayOfWeek> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. Names.Read(ref reader, typeToConvert, options).Select(ToDay).OfType<IsoDayOfWeek>()];

    private static IsoDayOfWeek? ToDay(string name) =>
        Enum.TryParse(name, ignoreCase: true, out IsoDayOfWeek day) && day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday ? day : null;
}

internal sealed class SnoozeConverter : LenientConverter<Duration?>
{
    public override Duration? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetWhole(out long minutes) && minutes is >= 0 and <= int.MaxValue ? Duration.FromMinutes(minutes) : null;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AlarmDocument))]
[JsonSerializable(typeof(string))]
internal sealed partial class DevicesJson : JsonSerializerContext;
