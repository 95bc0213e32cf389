using FitbitSdk.Records;
using Microsoft.Extensions.Options;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Decides what is to be read. A pure function of its arguments: no clock, no I/O.</summary>
/// <param name="options">The options.</param>
public sealed class SyncPlanner(IOptions<SyncPlannerOptions> options)
{
    private readonly SyncPlannerOptions _options = options.Value;

    /// <summary>Gives the policy of a stream: the host's own, or that of its row.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>The policy by which it is planned.</returns>
    public StreamPolicy PolicyOf(DataStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _options.Policies.TryGetValue(stream.Id, out StreamPolicy? own) ? own : stream.Policy;
    }

    /// <summary>Plans a run.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="streams">The streams to consider.</param>
    /// <param name="offsets">What is known of each; a stream that is missing was never read.</param>
    /// <param name="horizon">Until when data may be called complete.</param>
    /// <param name="due">Whether due times count, or all is read that may be.</param>
    /// <param name="scopes">What the user granted; <see langword="null"/> where that is not known.</param>
    /// <param name="budget">Requests left in the user's quota; <see langword="null"/> for no limit.</param>
    /// <returns>The plan. Its heads and backfills cover exactly what was never read of the consent up to the horizon, each point once; gaps are
    /// planned when they are due.</returns>
    public SyncPlan Plan(
        SyncUser user,
        IReadOnlyList<DataStream> streams,
        IReadOnlyDictionary<StreamId, SyncOffset> offsets,
        SyncHorizon horizon,
        DueRule due = DueRule.WhenDue,
        IReadOnlySet<string>? scopes = null,
        int? budget = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(offsets);
        ArgumentNullException.ThrowIfNull(horizon);

        List<PlanSkip> skips = [];
        HashSet<StreamId> heldBack = [];
        List<List<PlannedWindow>> heads = [], rereads = [], backfills = [];
        foreach (DataStream stream in streams)
        {
            SyncOffset offset = offsets.GetValueOrDefault(stream.Id) ?? SyncOffset.Initial;
            StreamPlan plan = new(user, stream, PolicyOf(stream), offset, horizon, due);
            if (plan.FindSkip(scopes) is { } skip)
            {
                skips.Add(skip);
                continue;
            }

            heads.Add([.. plan.Heads()]);
            rereads.Add([.. plan.ReadsAgain(heads[^1])]);
            if (horizon.Now < offset.RereadPause?.Until && rereads[^1].Count > 0)
            {
                heldBack.Add(stream.Id);
                rereads[^1] = [];
            }

            backfills.Add([.. plan.Backfills()]);
            if (heads[^1].Count + rereads[^1].Count + backfills[^1].Count == 0)
            {
                skips.Add(new(stream.Id, SkipReason.NothingDue));
            }
        }

        List<PlannedWindow> windows = [.. InTurns(heads), .. InTurns(rereads)];
        List<PlannedWindow> postponed = [];
        int left = budget is { } requests ? requests - _options.BackfillReserve - windows.Sum(static window => window.Requests) : int.MaxValue;
        foreach (PlannedWindow window in InTurns(backfills))
        {
            // Once one does not fit none does: a later, cheaper one would tear a hole into the stretch that is covered.
            (postponed.Count == 0 && window.Requests <= left ? windows : postponed).Add(window);
            left -= window.Requests;
        }

        return new() { Windows = windows, Skips = skips, Postponed = postponed, HeldBack = heldBack };
    }

    /// <summary>Tells when planning is worth while again, if no tracker uploads until then.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="streams">The streams to consider.</param>
    /// <param name="offsets">What is known of each.</param>
    /// <param name="horizon">Until when data may be called complete.</param>
    /// <param name="scopes">What the user granted; <see langword="null"/> where that is not known.</param>
    /// <returns>A time after that of the horizon; <see langword="null"/> where nothing will be due by itself.</returns>
    public Instant? NextDue(
        SyncUser user,
        IReadOnlyList<DataStream> streams,
        IReadOnlyDictionary<StreamId, SyncOffset> offsets,
        SyncHorizon horizon,
        IReadOnlySet<string>? scopes = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(offsets);
        ArgumentNullException.ThrowIfNull(horizon);
        return streams
            .Select(stream => new StreamPlan(user, stream, PolicyOf(stream), offsets.GetValueOrDefault(stream.Id) ?? SyncOffset.Initial, horizon, DueRule.WhenDue).FindNextDue(scopes))
            .Min();
    }

    /// <summary>Gives what the policies cost while a copy is kept current: what a backfill leaves over is not in it.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="uploadsADay">How often trackers upload; each upload is looked for and read at most once in each interval.</param>
    /// <param name="checkPrice">How many requests a look for uploads costs (<see cref="IHealthDataSource.GetCheckPrice"/>).</param>
    /// <returns>Requests for one user in a day.</returns>
    public PolicyPrice PriceOf(IReadOnlyList<DataStream> streams, int uploadsADay = PolicyPrice.MostUploadsADay, int checkPrice = 1)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentOutOfRangeException.ThrowIfNegative(uploadsADay);
        ArgumentOutOfRangeException.ThrowIfNegative(checkPrice);
        return PolicyPrice.Of(streams, PolicyOf, _options, uploadsADay, checkPrice);
    }

    private static IEnumerable<PlannedWindow> InTurns(List<List<PlannedWindow>> streams)
    {
        for (int turn = 0; streams.Exists(stream => stream.Count > turn); turn++)
        {
            foreach (List<PlannedWindow> stream in streams.Where(stream => stream.Count > turn))
            {
                yield return stream[turn];
            }
        }
    }
}
