using System.Text.Json;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>A heart-rate sample.</summary>
internal sealed class HeartRatePoint(HeartSample sample, DataSource source, Person person) : DataPoint(sample.Time, source)
{
    public static IEnumerable<DataPoint> Of(PointQuery query)
    {
        (DataSource first, DataSource second) = (DataSource.TrackerOf(query.Person, isSecond: false), DataSource.TrackerOf(query.Person, isSecond: true));
        foreach (Stretch day in query.DaysBack())
        {
            UtcDay recorded = query.Call.User.Tracker.Life.UtcDayOf(CivilClock.UtcDateAt(day.Start));
            foreach (HeartSample sample in HeartDoubles.Of(query.Person, query.Call.Upload.Heart(day)).Reverse())
            {
                if (query.Filter.Contains(sample.Time, query.Person.Clock))
                {
                    yield return new HeartRatePoint(sample, recorded.IsOnSecond(sample.Time) ? second : first, query.Person);
                }
            }
        }
    }

    public override void WriteMeasurement(Utf8JsonWriter writer)
    {
        Prng chance = WireChance.At(person, Start);
        int offset = person.Clock.OffsetAt(Start);
        writer.WriteStartObject("heartRate");
        writer.WriteStartObject("sampleTime");
        if (chance.Chance(0.1))
        {
            writer.WriteFineInstant("physicalTime", Start);
        }
        else
        {
            writer.WriteInstant("physicalTime", Start);
        }

        writer.WriteSeconds("utcOffset", offset);
        if (chance.Chance(0.5))
        {
            writer.WriteCivil("civilTime", Start, offset);
        }

        writer.WriteEndObject();
        writer.WriteInt64("beatsPerMinute", sample.Bpm);
        if (chance.Chance(0.25))
        {
            writer.WriteStartObject("metadata");
            writer.WriteString("sensorLocation", "WRIST");
            if (chance.Chance(0.5))
            {
                writer.WriteString("motionContext", sample.Bpm > 100 ? "ACTIVE" : "SEDENTARY");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
