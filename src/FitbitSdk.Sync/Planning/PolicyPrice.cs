using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What the policies cost for one user in a day on which nothing fails, in requests. Older data is read with what is left.</summary>
public sealed class PolicyPrice
{
    /// <summary>The uploads of a tracker that uploads every quarter of an hour, as phones do while they are near.</summary>
    public const int MostUploadsADay = 96;

    private const double MinutesADay = 1440;

    private PolicyPrice(double account, IReadOnlyDictionary<StreamId, double> streams) => (Account, Streams) = (account, streams);

    /// <summary>Gets the requests for trackers, and for the zone as far as no stream tells it.</summary>
    public double Account { get; }

    /// <summary>Gets the requests of each stream.</summary>
    public IReadOnlyDictionary<StreamId, double> Streams { get; }

    /// <summary>Gets all requests.</summary>
    public double Total => Account + Streams.Values.Sum();

    internal static PolicyPrice Of(IReadOnlyList<DataStream> streams, Func<DataStream, StreamPolicy> policyOf, SyncPlannerOptions options, int uploadsADay, int checkPrice)
    {
        Dictionary<StreamId, double> prices = streams.ToDictionary(static stream => stream.Id, stream => OfStream(stream, policyOf(stream), uploadsADay));
        double zone = Math.Max(0, (MinutesADay / options.ZoneIntervalMinutes) - prices.GetValueOrDefault(StreamId.TimeZone));
        return new((MinutesADay / options.StatusIntervalMinutes * checkPrice) + zone, prices);
    }

    /// <summary>Tells whether a quota suffices for it.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="reserve">What stays unused of each period.</param>
    /// <returns>Also <see langword="true"/> where nobody knows how long a period is.</returns>
    public bool Fits(QuotaState quota, int reserve)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return quota.Period is not { } period || Total <= Math.Max(0, quota.Limit - reserve) * (Duration.FromDays(1) / period);
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
