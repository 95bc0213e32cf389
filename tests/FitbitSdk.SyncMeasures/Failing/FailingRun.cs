using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Sync;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>One person whose stream fails in one way, visited again and again.</summary>
internal sealed class FailingRun(ProviderId provider, FailureClass failure) : IAsyncDisposable
{
    private readonly BadStores _stores = new(failure.HostFault);
    private readonly List<(string Window, Instant At)> _refused = [];
    private World _world = null!;
    private SyncUser _user = null!;
    private bool _isRead;

    /// <summary>Gets what identifies the requests that count.</summary>
    private string Wanted => failure.Part switch
    {
        FailingPart.Everything => provider == ProviderId.Fitbit ? "/1" : "/v4/",
        FailingPart.Devices => provider == ProviderId.Fitbit ? "/devices" : "/pairedDevices",
        FailingPart.Tokens => "/token",
        _ when failure.Stream == StreamId.Sleep => "/sleep/",
        _ => provider == ProviderId.Fitbit ? "/steps/date/" : "/dataTypes/steps/",
    };

    public async Task StartAsync(Instant start, int days)
    {
        SimulatorOptions simulator = provider == ProviderId.Fitbit ? new FitbitSimulatorOptions() : new GoogleHealthSimulatorOptions();
        (simulator.Users, simulator.FirstDay, simulator.Days) = (1, DateOnly.FromDateTime(start.ToDateTimeUtc()).AddDays(-20), days + 30);
        _world = await World.StartAsync(new()
        {
            Simulator = simulator,
            Start = start,
            Sink = new BadSink(failure.HostFault),
            Handler = failure.HostFault switch
            {
                HostFault.AnswerTooLarge => () => new TooLargeHandler(Wanted),
                HostFault.NonsenseInAnswer => static () => new NonsenseHandler(),
                HostFault.RereadsRefused or HostFault.RereadOfOneDayRefused => () => new RefusingHandler(Refuses),
                _ => null,
            },
            ClientSecret = failure.HostFault is HostFault.WrongSecret ? "not this one" : null,
            Tokens = _stores.Around,
            Offsets = _stores.Around,
            // Nothing else is asked for often; but where the devices are what fails, as often as ever.
            Planner = planner => planner.StatusIntervalMinutes = failure.Part is FailingPart.Stream ? 1440 : planner.StatusIntervalMinutes,
        });
        _user = await _world.AdoptAsync(0, start - Duration.FromDays(10));
        if (failure.ConcernsDays)
        {
            await VisitAsync(start);
            _isRead = true;
        }

        _stores.AreBroken = true;
        if (failure.Fault is { } fault)
        {
            // Google's other 429 states seconds, and they are then the pause.
            FaultKind kind = fault is FaultKind.TooManyRequests && provider == ProviderId.GoogleHealth ? FaultKind.TooManyRequestsOldForm : fault;
            _world.Simulator.Faults.Add(new FaultRule { Kind = kind, Path = $"*{Wanted}*" });
        }
    }

    /// <summary>Comes by at a time.</summary>
    /// <returns>What was tried, and when: each window once, however often its request was repeated.</returns>
    public async Task<IReadOnlyList<(string Window, Instant At)>> VisitAsync(Instant time)
    {
        _world.Clock.AdvanceTo(time);
        Instant began = _world.Clock.Now;
        int thrown = _stores.Throws;
        await _world.FinishAsync(_world.Engine.SyncAsync(_user, new() { Due = DueRule.WhenDue, Streams = [failure.Stream] }));
        if (failure.HostFault is HostFault.TokensUnreadable or HostFault.TokensUnwritable or HostFault.OffsetsUnreadable or HostFault.OffsetsUnwritable)
        {
            return _stores.Throws > thrown ? [("any", began)] : [];
        }

        if (failure.ConcernsDays)
        {
            return [.. _refused.Where(refused => refused.At >= began)];
        }

        // Of a failure that concerns one day, that day's windows count.
        string wanted = Wanted + (failure.HostFault is HostFault.NonsenseInAnswer or HostFault.SinkRefusesOne ? LocalDatePattern.Iso.Format(FailingStream.BadMoment.InUtc().Date) : "");
        IEnumerable<SimulatedRequest> requests = _world.Simulator.Requests
            .Reverse()
            .TakeWhile(request => Instant.FromDateTimeOffset(request.Time) >= began)
            .Where(request => request.PathAndQuery.Contains(wanted, StringComparison.Ordinal))
            .DistinctBy(request => failure.TakesSeveralRequests ? "any" : request.PathAndQuery, StringComparer.Ordinal);
        return [.. requests.Select(request => (failure.TakesSeveralRequests ? "any" : request.PathAndQuery, Instant.FromDateTimeOffset(request.Time)))];
    }

    /// <summary>Refuses days that were read, and that new data is not read with any more.</summary>
    private bool Refuses(string path)
    {
        int date = path.IndexOf(Wanted, StringComparison.Ordinal) + Wanted.Length;
        bool isRefused = _isRead && date >= Wanted.Length && LocalDatePattern.Iso.Parse(path[date..(date + 10)]).Value is var day
            && (failure.HostFault is HostFault.RereadsRefused ? day <= _world.Clock.Now.InUtc().Date.PlusDays(-2) : day == FailingStream.BadMoment.InUtc().Date);
        if (isRefused)
        {
            _refused.Add((path, _world.Clock.Now));
        }

        return isRefused;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
