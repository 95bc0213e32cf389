namespace FitbitSdk.Simulators.People;

/// <summary>A heart-rate sample: a Unix second and beats per minute.</summary>
internal readonly record struct HeartSample(long Time, int Bpm);

/// <summary>What perfect trackers measured on one UTC day.</summary>
internal sealed class UtcDay
{
    public required DateOnly Date { get; init; }

    /// <summary>Gets the samples, ascending, at most one a second.</summary>
    public required HeartSample[] Heart { get; init; }

    /// <summary>Gets the steps of each of the 1,440 minutes.</summary>
    public required int[] Steps { get; init; }

    /// <summary>Gets the metabolic equivalents of each of the 1,440 minutes, tenfold.</summary>
    public required int[] Mets { get; init; }

    /// <summary>Gets when the second tracker was worn, on this day or close to it.</summary>
    public required Stretch[] SecondWorn { get; init; }

    /// <summary>Tells which tracker measured at an instant: asked for each of a day's samples, so without a closure.</summary>
    public bool IsOnSecond(long instant)
    {
        foreach (Stretch worn in SecondWorn)
        {
            if (instant >= worn.Start && instant < worn.End)
            {
                return true;
            }
        }

        return false;
    }
}
