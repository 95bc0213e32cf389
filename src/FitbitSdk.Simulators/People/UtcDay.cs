namespace FitbitSdk.Simulators.People;

/// <summary>A heart-rate sample: a Unix second and beats per minute.</summary>
internal readonly record struct HeartSample(long Time, int Bpm);

/// <summary>What a perfect tracker measured on one UTC day.</summary>
internal sealed class UtcDay
{
    public required DateOnly Date { get; init; }

    /// <summary>Gets the samples, ascending, at most one a second.</summary>
    public required HeartSample[] Heart { get; init; }

    /// <summary>Gets the steps of each of the 1,440 minutes.</summary>
    public required int[] Steps { get; init; }
}
