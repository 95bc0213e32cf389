using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What the policies cost for one user in a day on which nothing fails, in requests. Older data is read with what is left.</summary>
public sealed class PolicyPrice
{
    /// <summary>The uploads of a tracker that uploads every quarter of an hour, as phones do while they are near.</summary>
    public const int MostUploadsADay = 96;

    /// <summary>The period of a quota whose service does not say how long one is: Fitbit's.</summary>
    internal static readonly Duration UnstatedPeriod = Duration.FromHours(1);

    private const double MinutesADay = 1440;

    private PolicyPrice(double account, IReadOnlyDictionary<StreamId, double> streams) => (Account, Streams) = (account, streams);

    /// <summary>Gets the requests for trackers and zone.</summary>
    public double Account { get; }

    /// <summary>Gets the requests of each stream.</summary>
    public IReadOnlyDictionary<StreamId, double> Streams { get; }

    /// <summary>Gets all requests.</summary>
    public double Total => Account + Streams.Values.Sum();

    internal static PolicyPrice Of(IReadOnlyList<DataStream> streams, Func<DataStream, StreamPolicy> policyOf, SyncPlannerOptions options, int uploadsADay) => new(
        (MinutesADay / options.StatusIntervalMinutes) + (MinutesADay / options.ZoneIntervalMinutes),
        streams.ToDictionary(static stream => stream.Id, stream => OfStream(stream, policyOf(stream), uploadsADay)));

    /// <summary>Tells whether a quota suffices for it.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="reserve">What stays unused of each period.</param>
    public bool Fits(QuotaState quota, int reserve)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return Total <= Math.Max(0, quota.Limit - reserve) * (Duration.FromDays(1) / (quota.Period ?? UnstatedPeriod));
    }

    private static double OfStream(DataStream stream, StreamPolicy policy, int uploadsADay)
    {
        double reads = Duration.FromDays(1) / policy.HeadInterval;
        bool onlyUploads = policy.NeedsUpload || stream.DayKind is DayKind.Utc;
        double heads = onlyUploads ? Math.Min(reads, uploadsADay) : reads;
        double piecesADay = stream.DayKind is DayKind.Utc ? Math.Ceiling(Duration.FromDays(1) / stream.MaximumRange) : 1;

        // The head that crosses midnight is two windows. Whether uploads can be seen is not known here, so the sweeps of those where they cannot count too.
        double midnight = stream.DayKind is DayKind.Utc ? Math.Min(1, heads) : 0;
        double sweeps = (policy.SweepAges.Count + policy.BlindSweepAges.Count) * piecesADay;
        return (heads + midnight + sweeps) * stream.RequestsPerWindow;
    }
}
