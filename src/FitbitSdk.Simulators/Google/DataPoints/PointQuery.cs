using FitbitSdk.Simulators.Google.Filters;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>What is asked of one data type: whose points, of which time, and before which start (a page border).</summary>
internal sealed record PointQuery(GoogleCall Call, TimeFilter Filter, SourceFamily Family, bool IsMerged, long Before)
{
    public Person Person => Call.User.Person;

    /// <summary>The parts of UTC days that may hold asked points, the last one first.</summary>
    public IEnumerable<Stretch> DaysBack()
    {
        Stretch recorded = Call.User.Tracker.Recorded;
        Stretch asked = Filter.Instants;
        (long start, long end) = (Math.Max(asked.Start, recorded.Start), Math.Min(Math.Min(asked.End, recorded.End), Before));
        while (start < end)
        {
            long midnight = CivilClock.StartOfUtcDay(CivilClock.UtcDateAt(end - 1));
            yield return new(Math.Max(midnight, start), end);
            end = midnight;
        }
    }
}
