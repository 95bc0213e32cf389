using System.Text.Json.Serialization;

namespace FitbitSdk.Benchmarks;

// The same facts as our own types hold, in the forms that System.Text.Json reads fastest: structs for what comes by the thousand, no text for a time.
internal sealed class BareDevice
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? DeviceVersion { get; set; }

    public DateTime LastSyncTime { get; set; }

    public string? Battery { get; set; }

    public int? BatteryLevel { get; set; }

    public string? Mac { get; set; }

    public List<string>? Features { get; set; }
}

internal sealed class BareHeartRate
{
    [JsonPropertyName("activities-heart-intraday")]
    public BareDataset? Intraday { get; set; }
}

internal sealed class BareDataset
{
    public List<BareSample>? Dataset { get; set; }
}

internal struct BareSample
{
    public TimeOnly Time { get; set; }

    public int Value { get; set; }
}

internal sealed class BarePairedDevices
{
    public List<BarePairedDevice>? PairedDevices { get; set; }
}

internal sealed class BarePairedDevice
{
    public string? Name { get; set; }

    public string? DeviceType { get; set; }

    public string? DeviceVersion { get; set; }

    public DateTimeOffset LastSyncTime { get; set; }
}

internal sealed class BarePoints
{
    public List<BarePoint>? DataPoints { get; set; }
}

internal struct BarePoint
{
    public BareBeats HeartRate { get; set; }
}

internal struct BareBeats
{
    public BareMoment SampleTime { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public int BeatsPerMinute { get; set; }
}

internal struct BareMoment
{
    public DateTimeOffset PhysicalTime { get; set; }

    public string? UtcOffset { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<BareDevice>))]
[JsonSerializable(typeof(BareHeartRate))]
[JsonSerializable(typeof(BarePairedDevices))]
[JsonSerializable(typeof(BarePoints))]
internal sealed partial class BareJsonContext : JsonSerializerContext;
