namespace FitbitSdk.Simulators.People.Trackers;

/// <summary>One tracker's uploads over a whole life; each local date brings its own, ascending, and days may pass without any.</summary>
internal sealed class UploadSchedule(CivilClock clock, Func<DateOnly, IReadOnlyList<long>> uploadsOf)
{
    public long Last(long until)
    {
        for (DateOnly date = clock.DateAt(until); ; date = date.AddDays(-1))
        {
            IReadOnlyList<long> uploads = uploadsOf(date);
            for (int i = uploads.Count - 1; i >= 0; i--)
            {
                if (uploads[i] <= until)
                {
                    return uploads[i];
                }
            }
        }
    }

    public long FirstFrom(long instant)
    {
        // The waking hours of a date may end after the next midnight.
        for (DateOnly date = clock.DateAt(instant).AddDays(-1); ; date = date.AddDays(1))
        {
            foreach (long upload in uploadsOf(date))
            {
                if (upload >= instant)
                {
                    return upload;
                }
            }
        }
    }
}
