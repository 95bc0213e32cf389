using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A page of alerts.</summary>
internal sealed class RhythmAlertDocument : FitbitDocument, IPageDocument<FitbitRhythmAlert>
{
    [JsonConverter(typeof(ListConverter<FitbitRhythmAlert>))]
    public IReadOnlyList<FitbitRhythmAlert>? Alerts { get; set; }

    public Pagination? Pagination { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitRhythmAlert> Items => Alerts ?? [];
}

/// <summary>A heartbeat. The service documents its time as <c>dataTime</c>, unlike that of anything else.</summary>
internal sealed class RhythmBeatRow
{
    public LocalDateTime? DataTime { get; set; }

    public LocalDateTime? DateTime { get; set; }

    public int? Value { get; set; }

    public FitbitRhythmBeat? ToBeat() => (DataTime ?? DateTime, Value) is ({ } time, { } rate) ? new() { Time = time, Rate = rate } : null;
}

internal sealed class BeatsConverter : LenientConverter<IReadOnlyList<FitbitRhythmBeat>>
{
    private static readonly ListConverter<RhythmBeatRow> Rows = new();

    public override IReadOnlyList<FitbitRhythmBeat> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. Rows.Read(ref reader, typeToConvert, options).Select(static row => row.ToBeat()).OfType<FitbitRhythmBeat>()];
}

/// <summary>The answer of the call for the profile, which has no member around it.</summary>
internal sealed class RhythmProfileDocument : FitbitDocument
{
    public bool? Onboarded { get; set; }

    public bool? Enrolled { get; set; }

    public LocalDateTime? LastUpdated { get; set; }

    public FitbitRhythmProfile ToProfile() => new() { IsOnboarded = Onboarded, IsEnrolled = Enrolled, LastUpdated = LastUpdated };
}
