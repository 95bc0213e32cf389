using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>A page of electrocardiograms.</summary>
internal sealed class EcgDocument : FitbitDocument, IPageDocument<FitbitEcgReading>
{
    [JsonConverter(typeof(ListConverter<FitbitEcgReading>))]
    public IReadOnlyList<FitbitEcgReading>? EcgReadings { get; set; }

    public Pagination? Pagination { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitEcgReading> Items => EcgReadings ?? [];
}

/// <summary>Reads voltages: one that is left out would move those behind it.</summary>
internal sealed class WaveformConverter : LenientConverter<IReadOnlyList<int>>
{
    public override IReadOnlyList<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.Enter(JsonTokenType.StartArray))
        {
            case JsonEntry.Empty:
                return [];
            case JsonEntry.Unlike:
                throw new JsonException();
        }

        List<int> samples = [];
        while (reader.NextElement())
        {
            samples.Add(reader.TryGetWhole(out long sample) && sample is >= int.MinValue and <= int.MaxValue ? (int)sample : throw new JsonException());
        }

        return samples;
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EcgDocument))]
[JsonSerializable(typeof(RhythmAlertDocument))]
[JsonSerializable(typeof(RhythmBeatRow))]
[JsonSerializable(typeof(RhythmProfileDocument))]
internal sealed partial class EcgJson : JsonSerializerContext;
