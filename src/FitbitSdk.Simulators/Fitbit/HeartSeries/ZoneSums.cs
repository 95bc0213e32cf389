using FitbitSdk.Simulators.Fitbit.Intraday;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Fitbit.HeartSeries;

/// <summary>The heart-rate zones of a person's days. Days that no upload changes any more are remembered: a year of them would be drawn anew at each call.</summary>
/// <remarks>Their sums alone, some hundred bytes a day; the 17,000 samples of each of 365 days would be 100 MB a person.</remarks>
internal sealed class ZoneSums
{
    // A year by local days, and one by UTC days.
    private const int Remembered = 2 * 366;

    private readonly Tracker _tracker;
    private readonly BoundedCache<Stretch, HeartZones> _final;

    public ZoneSums(Tracker tracker)
    {
        _tracker = tracker;
        _final = new(Remembered, day => Draw(tracker.At(tracker.Life.AppearanceOf(day)), day));
    }

    public HeartZones Of(Upload upload, Stretch day) => upload.Holds(day) ? _final.Get(day) : Draw(upload, day);

    private HeartZones Draw(Upload upload, Stretch day) => new(_tracker.Person, [.. upload.Heart(day)]);
}
