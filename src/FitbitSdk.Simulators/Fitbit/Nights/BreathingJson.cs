using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>Breathing rates of a night.</summary>
internal static class BreathingJson
{
    private const int NoRate = -1;

    public static bool WriteSummary(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        if (BreathingRates.Of(person, night).Full is not { } rate)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteStartObject("value");
        writer.WriteNumber("breathingRate", rate);
        writer.WriteEndObject();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteEndObject();
        return true;
    }

    public static bool WriteIntraday(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        BreathingRates rates = BreathingRates.Of(person, night);
        (string Name, decimal? Rate)[] stages =
            [("deepSleepSummary", rates.Deep), ("remSleepSummary", rates.Rem), ("fullSleepSummary", rates.Full), ("lightSleepSummary", rates.Light)];
        int day = night.DateOfSleep.DayNumber;
        writer.WriteStartObject();
        writer.WriteStartObject("value");
        for (int i = 0; i < stages.Length; i++)
        {
            // The service keeps no order of the stages, and now and then leaves one out instead of writing -1.
            (string name, decimal? rate) = stages[(day + i) % stages.Length];
            if (rate is not null || day % 3 != 0)
            {
                writer.WriteStartObject(name);
                writer.WriteNumber("breathingRate", rate ?? NoRate);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteEndObject();
        return true;
    }
}
