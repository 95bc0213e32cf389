namespace FitbitSdk.Simulators.People.Trackers;

/// <summary>A device in the list of a person's devices, at one moment.</summary>
internal readonly record struct PairedDevice(string Type, TrackerDevice Device, long LastSync)
{
    /// <summary>Gets the charge in percent: empties by the hour and is charged at about midnight UTC, enough to see the number move.</summary>
    public int BatteryLevel => 98 - (int)(LastSync % CivilClock.SecondsPerDay / 1800);

    public string Battery => BatteryLevel > 60 ? "High" : "Medium";

    public static IEnumerable<PairedDevice> Of(Life life, Upload upload, long now)
    {
        foreach ((int place, long sync) in upload.Syncs.Index())
        {
            yield return new("TRACKER", TrackerDevice.Of(life.Person, place), sync);
        }

        if (life.Person.Kind is PersonKind.EveryThirdDay)
        {
            yield return new("SCALE", TrackerDevice.Of(life.Person, 1) with { Model = "Aria Air" }, ScaleSync(life, now));
        }
    }

    /// <summary>The scale syncs in the morning, between two uploads of the tracker: who takes it for the watermark is ahead of the data.</summary>
    private static long ScaleSync(Life life, long now)
    {
        DateOnly today = life.Person.Clock.DateAt(now);
        long thisMorning = life.PlanOf(today).Waking.Start + (20 * 60);
        return thisMorning <= now ? thisMorning : life.PlanOf(today.AddDays(-1)).Waking.Start + (20 * 60);
    }
}
