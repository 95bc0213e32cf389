using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>The minutes with steps, ascending. Whole ones alone: what a tracker uploads in the middle of a minute appears with its next upload.</summary>
internal static class SteppedMinutes
{
    public static IEnumerable<(long Minute, int Count)> Of(Upload upload, Stretch span)
    {
        long end = Math.Min(span.End, (upload.Watermark ?? long.MinValue + 60) - 59);
        for (long minute = (span.Start + 59) / 60 * 60; minute < end; minute += 60)
        {
            if (upload.Steps(minute) is > 0 and var count)
            {
                yield return (minute, count);
            }
        }
    }
}
