using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Energy;

namespace FitbitSdk.Simulators.Fitbit.DailySeries;

/// <summary>What a person's days came to. Days that no upload changes any more are remembered: seven series ask for the same ones.</summary>
internal sealed class TotalsByDay
{
    // Three years by local days, the longest that is answered.
    private const int Remembered = 3 * 366;

    private readonly BoundedCache<Stretch, DailyTotals> _final;

    public TotalsByDay(Tracker tracker) =>
        _final = new(Remembered, day => new(tracker.Person, tracker.At(tracker.Life.AppearanceOf(day)), day));

    public DailyTotals Of(Person person, Upload upload, Stretch day) => upload.Holds(day) ? _final.Get(day) : new(person, upload, day);
}
