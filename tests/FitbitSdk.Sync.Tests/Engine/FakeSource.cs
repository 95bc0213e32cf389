using System.Runtime.CompilerServices;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A provider in memory: one person's samples and logs, as far as their tracker has uploaded.</summary>
internal sealed class FakeSource : IHealthDataSource
{
    public ProviderId Provider => ProviderId.Fitbit;

    public IReadOnlyList<DataStream> Streams { get; set; } = TestStreams.All;

    public Dictionary<string, Instant> Watermarks { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<Instant, int> Heart { get; } = [];

    public List<(string Id, Instant Start, Instant End)> Sleeps { get; } = [];

    /// <summary>Gets the resting heart rates, by date; what lies behind the window asked for is not given.</summary>
    public SortedDictionary<LocalDate, int> Resting { get; } = [];

    /// <summary>Gets the weights, by wall clock: no tracker uploads them.</summary>
    public SortedDictionary<LocalDateTime, double> Weights { get; } = [];

    /// <summary>Gets or sets the total of each date that is asked for.</summary>
    public Func<LocalDate, int> StepsOn { get; set; } = static _ => 0;

    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    /// <summary>Gets or sets whether the stream of the zone tells it to the engine, too.</summary>
    public bool TellsZone { get; set; } = true;

    /// <summary>Gets every window that was asked for.</summary>
    public List<ReadRequest> Asked { get; } = [];

    public int StatusCalls => StatusParts.Count;

    /// <summary>Gets what each status was asked for.</summary>
    public List<AccountParts> StatusParts { get; } = [];

    /// <summary>Gets the zone that each was given.</summary>
    public List<DateTimeZone?> KnownZones { get; } = [];

    public Func<Exception?> FailStatus { get; set; } = static () => null;

    public Func<ReadRequest, Exception?> FailRead { get; set; } = static _ => null;

    public IReadOnlyList<MappingProblem> Problems { get; set; } = [];

    public Instant? PendingUntil { get; set; }

    public StreamTime? PendingFrom { get; set; }

    public IReadOnlySet<string>? Scopes { get; set; }

    /// <summary>Gets or sets which windows have problems and are pending, where not all are.</summary>
    public Func<ReadRequest, bool> IsFaulty { get; set; } = static _ => true;

    public QuotaState? Quota { get; set; }

    /// <summary>Gets or sets until when the tracker has uploaded that recorded a time; by default the one that uploaded last records everything.</summary>
    public Func<Instant, Instant>? UploadedUntil { get; set; }

    /// <summary>Gets or sets the steps of each minute, once it is uploaded.</summary>
    public Func<Instant, int> StepsAt { get; set; } = static minute => minute.InUtc().Minute;

    public ValueTask<AccountStatus> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        StatusParts.Add(request.Parts);
        KnownZones.Add(request.KnownZone);
        return FailStatus() is { } failure ? throw failure : new(new AccountStatus
        {
            Parts = request.Parts,
            Watermarks = new Dictionary<string, Instant>(Watermarks),
            Zone = request.Parts.HasFlag(AccountParts.Zone) ? Zone : null,
            Requests = request.Parts is AccountParts.None ? 0 : 2,
            Quota = Quota,
            Scopes = Scopes,
        });
    }

    public int CheckPrice { get; set; } = 1;

    public int GetCheckPrice(SyncUser user) => CheckPrice;

    public string? Authorization { get; set; }

    public ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken) => new(Authorization);

    public async IAsyncEnumerable<SourcePage> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Asked.Add(request);
        if (FailRead(request) is { } failure)
        {
            throw failure;
        }

        Instant last = Watermarks.Count == 0 ? Instant.MaxValue : Watermarks.Values.Max();
        Func<Instant, Instant> visible = UploadedUntil ?? (_ => last);
        RecordOrigin origin = new() { User = request.User.Key, Provider = Provider, Stream = request.Stream.Id, Window = request.Window, ObservedAt = At(1) };
        yield return new()
        {
            Batch = request.Stream.Id.Value switch
            {
                "sleep" => Logs(request, origin, visible),
                "heart-rate" => Samples(request, origin, visible),
                "resting-heart-rate" or "heart-rate-variability" => Days(request, origin),
                "weight" => Weighings(request, origin),
                "daily-activity" => Totals(request, origin),
                "time-zone" => Snapshot(origin),
                _ => Minutes(request, origin, visible),
            },
            Problems = IsFaulty(request) ? Problems : [],
            PendingUntil = IsFaulty(request) ? PendingUntil : null,
            PendingFrom = IsFaulty(request) ? PendingFrom : null,
            Zone = request.Stream.Id == StreamId.TimeZone && TellsZone ? Zone : null,
            Requests = 1,
        };
    }

    private static Instant At(int day) => Instant.FromUtc(2026, 4, day, 0, 0);

    // As the service does, with a zero for each minute that no tracker has uploaded yet.
    private RecordBatch<StepCount> Minutes(ReadRequest request, RecordOrigin origin, Func<Instant, Instant> visible)
    {
        using RecordBatchBuilder<StepCount> builder = new();
        for (StreamTime minute = request.Window.Start; minute < request.Window.End; minute += Duration.FromMinutes(1))
        {
            Instant time = minute.ToInstant();
            builder.Add(new() { Time = RecordTime.FromInstant(time), IntervalSeconds = 60, Steps = time < visible(time) ? StepsAt(time) : 0 });
        }

        return builder.Build(origin);
    }

    private RecordBatch<RestingHeartRate> Days(ReadRequest request, RecordOrigin origin)
    {
        using RecordBatchBuilder<RestingHeartRate> builder = new();
        foreach ((LocalDate date, int bpm) in Resting.Where(day => request.Window.Contains(StreamTime.FromDate(day.Key))))
        {
            builder.Add(new() { Date = date, BeatsPerMinute = bpm });
        }

        return builder.Build(origin);
    }

    private RecordBatch<WeightLog> Weighings(ReadRequest request, RecordOrigin origin)
    {
        using RecordBatchBuilder<WeightLog> builder = new();
        foreach ((LocalDateTime time, double kilograms) in Weights.Where(log => request.Window.Contains(StreamTime.FromDate(log.Key.Date))))
        {
            builder.Add(new()
            {
                LogId = "7",
                Time = request.Zones.Resolve(time),
                Date = time.Date,
                Kilograms = kilograms,
                BodyMassIndex = null,
                BodyFatPercent = null,
                Source = null,
            });
        }

        return builder.Build(origin);
    }

    // As the service does, for each date that was asked for, with zeros where it knows nothing.
    private RecordBatch<DailyActivity> Totals(ReadRequest request, RecordOrigin origin)
    {
        using RecordBatchBuilder<DailyActivity> builder = new();
        for (StreamTime day = request.Window.Start; day < request.Window.End; day += Duration.FromDays(1))
        {
            builder.Add(new()
            {
                Date = day.ToDate(),
                Steps = StepsOn(day.ToDate()),
                DistanceMetres = null,
                Kilocalories = null,
                SedentaryMinutes = null,
                LightlyActiveMinutes = null,
                FairlyActiveMinutes = null,
                VeryActiveMinutes = null,
            });
        }

        return builder.Build(origin);
    }

    private RecordBatch<TimeZoneSnapshot> Snapshot(RecordOrigin origin)
    {
        using RecordBatchBuilder<TimeZoneSnapshot> builder = new();
        builder.Add(new() { Time = RecordTime.FromInstant(origin.ObservedAt), ZoneId = Zone.Id, OffsetSeconds = null });
        return builder.Build(origin);
    }

    private RecordBatch<HeartRateSample> Samples(ReadRequest request, RecordOrigin origin, Func<Instant, Instant> visible)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new();
        foreach ((Instant time, int bpm) in Heart.Where(sample => sample.Key < visible(sample.Key) && request.Window.Contains(StreamTime.FromInstant(sample.Key))))
        {
            builder.Add(new() { Time = RecordTime.FromInstant(time), IntervalSeconds = 1, BeatsPerMinute = bpm });
        }

        return builder.Build(origin);
    }

    private RecordBatch<SleepLog> Logs(ReadRequest request, RecordOrigin origin, Func<Instant, Instant> visible)
    {
        using RecordBatchBuilder<SleepLog> builder = new();
        foreach ((string id, Instant start, Instant end) in Sleeps.Where(log => log.End <= visible(log.End) && request.Window.Contains(StreamTime.FromInstant(log.End))))
        {
            builder.Add(new()
            {
                LogId = id,
                Start = RecordTime.FromInstant(start),
                End = RecordTime.FromInstant(end),
                DateOfSleep = end.InUtc().Date,
                DurationMilliseconds = (long)(end - start).TotalMilliseconds,
                Type = "stages",
                LogType = null,
                IsMainSleep = true,
                Efficiency = 90,
                InfoCode = 0,
                MinutesAsleep = 1,
                MinutesAwake = 2,
                MinutesToFallAsleep = 3,
                MinutesAfterWakeup = 4,
                MinutesInBed = 5,
                Levels = [],
                ShortWakes = [],
                Summary = [],
            });
        }

        return builder.Build(origin);
    }
}
