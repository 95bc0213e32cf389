using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>Skin temperature of a night, relative to the person's own baseline.</summary>
internal static class SkinTemperatureJson
{
    public static bool Write(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        if (SkinTemperature.Of(person, night) is not { } temperature)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteStartObject("value");
        writer.WriteNumber("nightlyRelative", temperature.Relative);
        writer.WriteEndObject();
        writer.WriteString("logType", temperature.LogType);
        writer.WriteEndObject();
        return true;
    }
}
