using System.Text.Json;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>The steps of one minute; minutes without steps do not exist.</summary>
internal sealed class StepsPoint(long minute, int count, DataSource source, Person person) : DataPoint(minute, source)
{
    private const int Minute = 60;

    public static IEnumerable<DataPoint> Of(PointQuery query)
    {
        (DataSource first, DataSource second) = (DataSource.TrackerOf(query.Person, isSecond: false), DataSource.TrackerOf(query.Person, isSecond: true));
        foreach (Stretch day in query.DaysBack())
        {
            UtcDay recorded = query.Call.User.Tracker.Life.UtcDayOf(CivilClock.UtcDateAt(day.Start));
            foreach ((long minute, int count) in SteppedMinutes.Of(query.Call.Upload, day).Reverse())
            {
                if (!query.Filter.Contains(minute, query.Person.Clock))
                {
                    continue;
                }

                yield return new StepsPoint(minute, count, recorded.IsOnSecond(minute) ? second : first, query.Person);
                if (!query.IsMerged && query.Family is SourceFamily.All && PhoneSteps.Of(query.Person, minute, count) is > 0 and var carried)
                {
                    yield return new StepsPoint(minute, carried, DataSource.Phone, query.Person);
                }
            }
        }
    }

    public override void WriteMeasurement(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("steps");
        writer.WriteInterval(new(Start, Start + Minute), person.Clock, hasCivil: WireChance.At(person, Start).Chance(0.5));
        writer.WriteInt64("count", count);
        writer.WriteEndObject();
    }
}
