using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Trackers;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>Who measured. A tracker and a phone share the platform: only the name of the device tells them apart.</summary>
internal sealed record DataSource(string Device, string FormFactor, string Method)
{
    public static DataSource Phone { get; } = new("Pixel 9", "PHONE", "PASSIVELY_MEASURED");

    public static DataSource TrackerOf(Person person, bool isSecond) => new(TrackerDevice.Of(person, isSecond ? 1 : 0).Model, "FITNESS_BAND", "PASSIVELY_MEASURED");

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("dataSource");
        writer.WriteString("recordingMethod", Method);
        writer.WriteStartObject("device");
        writer.WriteString("displayName", Device);
        writer.WriteString("formFactor", FormFactor);
        writer.WriteEndObject();
        writer.WriteString("platform", "FITBIT");
        writer.WriteEndObject();
    }
}
