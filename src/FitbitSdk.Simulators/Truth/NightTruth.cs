using System.Text.Json;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Truth;

/// <summary>What was measured in uploaded nights whose dates lie within the asked span, with instants beside the local texts.</summary>
internal static class NightTruth
{
    public static void WriteHrv(Utf8JsonWriter writer, TruthCall call)
    {
        foreach ((SleepLog night, HrvPoint point) in Nights(call).SelectMany(night => HeartRateVariability.Of(call.User.Person, night), ValueTuple.Create))
        {
            WriteStart(writer, night, point.Time);
            writer.WriteNumber("rmssd", point.Rmssd);
            writer.WriteNumber("coverage", point.Coverage);
            writer.WriteNumber("highFrequency", point.HighFrequency);
            writer.WriteNumber("lowFrequency", point.LowFrequency);
            writer.WriteEndObject();
        }
    }

    public static void WriteOxygen(Utf8JsonWriter writer, TruthCall call)
    {
        foreach ((SleepLog night, OxygenReading reading) in Nights(call).SelectMany(night => OxygenSaturation.Of(call.User.Person, night), ValueTuple.Create))
        {
            WriteStart(writer, night, reading.Time);
            writer.WriteNumber("percent", reading.Percent);
            writer.WriteEndObject();
        }
    }

    /// <summary>A stage without a rate is left out, a night without any rate is no row.</summary>
    public static void WriteBreathing(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (SleepLog night in Nights(call))
        {
            BreathingRates rates = BreathingRates.Of(call.User.Person, night);
            (string Name, decimal? Rate)[] stages = [("light", rates.Light), ("deep", rates.Deep), ("rem", rates.Rem), ("full", rates.Full)];
            if (stages.All(static stage => stage.Rate is null))
            {
                continue;
            }

            WriteStart(writer, night.DateOfSleep);
            foreach ((string name, decimal? rate) in stages)
            {
                if (rate is { } known)
                {
                    writer.WriteNumber(name, known);
                }
            }

            writer.WriteEndObject();
        }
    }

    public static void WriteSkinTemperature(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (SleepLog night in Nights(call))
        {
            if (SkinTemperature.Of(call.User.Person, night) is { } temperature)
            {
                WriteStart(writer, night.DateOfSleep);
                writer.WriteNumber("relative", temperature.Relative);
                writer.WriteString("logType", temperature.LogType);
                writer.WriteEndObject();
            }
        }
    }

    public static void WriteRestingHeartRate(Utf8JsonWriter writer, TruthCall call)
    {
        foreach ((DateOnly date, int bpm) in RestingHeartRates.Of(call.User.Person, call.Upload).Where(rate => call.Contains(rate.Key)).OrderBy(static rate => rate.Key))
        {
            WriteStart(writer, date);
            writer.WriteNumber("bpm", bpm);
            writer.WriteEndObject();
        }
    }

    private static IEnumerable<SleepLog> Nights(TruthCall call) => call.Upload.Nights().Where(night => call.Contains(night.DateOfSleep));

    private static void WriteStart(Utf8JsonWriter writer, DateOnly date)
    {
        writer.WriteStartObject();
        writer.WriteString("date", FitbitCall.Text(date));
    }

    private static void WriteStart(Utf8JsonWriter writer, SleepLog night, long time)
    {
        WriteStart(writer, night.DateOfSleep);
        writer.WriteString("local", CivilClock.LocalText(time, night.Offset));
        writer.WriteString("time", CivilClock.InstantText(time));
    }
}
