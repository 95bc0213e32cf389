using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of each call for a measure: totals of dates, and within a day its values.</summary>
[JsonConverter(typeof(ActivitySeriesConverter))]
internal sealed class ActivitySeriesDocument : FitbitDocument, IListDocument<FitbitActivityTotal>
{
    public IReadOnlyList<FitbitActivityTotal> Items { get; set; } = [];

    public IReadOnlyList<FitbitActivitySample> Samples { get; set; } = [];

    // An answer may have values and no date: that is the one which was asked for.
    public FitbitActivityIntraday ToIntraday(LocalDate date) => new() { Date = date, Total = Items is [var total, ..] ? total.Value : null, Samples = Samples };
}

/// <summary>Reads by hand, because members are named after the measure: <c>activities-steps</c>, <c>activities-tracker-steps</c>,
/// <c>activities-steps-intraday</c>.</summary>
internal sealed class ActivitySeriesConverter : LenientConverter<ActivitySeriesDocument>
{
    private static readonly ListConverter<FitbitActivityTotal> Totals = new();
    private static readonly ActivitySampleConverter Samples = new();
    private static readonly SomethingConverter Something = new();

    public override ActivitySeriesDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        ActivitySeriesDocument document = new();
        while (reader.NextMember())
        {
            string name = reader.TryGetText(out string? text) ? text : "";
            reader.Read();
            switch (name)
            {
                case "errors" or "error":
                    document.HasErrors |= Something.Read(ref reader, typeof(bool), options);
                    break;
                case "success":
                    document.Success = reader.TryGetBoolean(out bool success) ? success : null;
                    break;
                case not null when !name.StartsWith("activities-", StringComparison.Ordinal):
                    reader.Skip();
                    break;
                case not null when name.EndsWith("-intraday", StringComparison.Ordinal):
                    document.Samples = ReadDataset(ref reader, options);
                    break;
                default:
                    document.Items = Totals.Read(ref reader, typeof(IReadOnlyList<FitbitActivityTotal>), options);
                    break;
            }
        }

        return document;
    }

    private static IReadOnlyList<FitbitActivitySample> ReadDataset(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        switch (reader.Enter(JsonTokenType.StartObject))
        {
            case JsonEntry.Empty:
                return [];
            case JsonEntry.Unlike:
                throw new JsonException();
        }

        IReadOnlyList<FitbitActivitySample> samples = [];
        while (reader.NextMember())
        {
            if (reader.NameIs("dataset"u8))
            {
                reader.Read();
                samples = Samples.Read(ref reader, typeof(IReadOnlyList<FitbitActivitySample>), options);
            }
            else
            {
                reader.Skip();
            }
        }

        return samples;
    }
}

internal sealed class ActivitySampleConverter : DatasetConverter<FitbitActivitySample>
{
    // The service sends them tenfold: 10 at rest.
    private const double MetsScale = 10;

    protected override FitbitActivitySample ToSample(LocalTime time, double value, in Row row) => new()
    {
        Time = time,
        Value = value,
        Level = row.Level is >= (int)FitbitActivityLevel.Sedentary and <= (int)FitbitActivityLevel.VeryActive ? (FitbitActivityLevel)row.Level : null,
        Mets = row.Mets is >= 0 ? row.Mets / MetsScale : null,
    };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ActivitySeriesDocument))]
[JsonSerializable(typeof(FitbitActivityTotal))]
internal sealed partial class ActivitySeriesJson : JsonSerializerContext;
