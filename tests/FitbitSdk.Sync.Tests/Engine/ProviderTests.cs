using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What stops a provider for everyone, and what stops one user until they act.</summary>
public sealed class ProviderTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_ApiRetired_IsOffForEveryoneAndProbedOnceADay()
    {
        _fixture.Source.FailStatus = static () => new ApiRetiredException("GetProfile", "scripted");
        await _fixture.SyncAsync();
        _fixture.User = new(new UserKey("bela"), At(10));

        SyncReport bela = await _fixture.SyncAsync();
        Assert.Equal((2, 0), (_fixture.Source.StatusCalls, bela.Requests));   // one more asks whether it is so
        Assert.All(bela.Streams, static stream => Assert.Equal((HealthApiErrorKind?)HealthApiErrorKind.Retired, stream.Error));
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        await _fixture.SyncAsync();
        await _fixture.SyncAsync();
        Assert.Equal(4, _fixture.Source.StatusCalls);

        _fixture.Source.FailStatus = static () => null;
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
        _fixture.User = new(Anna, At(10));
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
        Assert.Equal(
            [SyncEventKind.ApiRetired, SyncEventKind.ProviderBack],
            _fixture.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.ApiRetired or SyncEventKind.ProviderBack));
    }

    [Fact]
    public async Task SyncAsync_OneOperationGone_AsksTheStatusAndStopsThatStreamAlone()
    {
        _fixture.Source.FailRead = static request => request.Stream.Id == StreamId.HeartRate ? new ApiRetiredException("GetHeartRate", "scripted") { Requests = 1 } : null;

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(2, _fixture.Source.StatusCalls);
        Assert.Equal((StreamOutcome.Failed, (Instant?)(_fixture.Now + Duration.FromDays(1))), (_fixture.Of(report, StreamId.HeartRate).Outcome, _fixture.Of(report, StreamId.HeartRate).Until));
        Assert.Equal(StreamOutcome.Completed, _fixture.Of(report, StreamId.Sleep).Outcome);
    }

    [Fact]
    public async Task SyncAsync_OneOperationGoneAndTheStatusToo_IsOffForEveryone()
    {
        _fixture.Source.FailRead = _ =>
        {
            _fixture.Source.FailStatus = static () => new ApiRetiredException("GetProfile", "scripted");
            return new ApiRetiredException("GetHeartRate", "scripted");
        };

        await _fixture.SyncAsync();
        _fixture.User = new(new UserKey("bela"), At(10));
        int calls = _fixture.Source.StatusCalls;

        Assert.All((await _fixture.SyncAsync()).Streams, static stream => Assert.Equal((HealthApiErrorKind?)HealthApiErrorKind.Retired, stream.Error));
        Assert.Equal(calls, _fixture.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_DevicesGoneButNotTheProfile_PausesThatUserAlone()
    {
        _fixture.Source.FailStatus = () => _fixture.Source.StatusParts[^1].HasFlag(AccountParts.Trackers) ? new ApiRetiredException("GetDevices", "scripted") : null;

        SyncReport anna = await _fixture.SyncAsync();
        Assert.All(anna.Streams, stream => Assert.Equal((HealthApiErrorKind.Retired, _fixture.Now + Duration.FromDays(1)), (stream.Error, stream.Until)));
        _fixture.Source.FailStatus = static () => null;
        _fixture.User = new(new UserKey("bela"), At(10));

        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
        Assert.DoesNotContain(_fixture.Events, static happened => happened.Kind is SyncEventKind.ApiRetired);
    }

    [Fact]
    public async Task SyncAsync_ApplicationRefused_PausesEveryoneAndChangesNoUser()
    {
        await _fixture.SyncAsync();
        SyncOffset before = await _fixture.OffsetAsync(null);
        _fixture.Source.FailStatus = static () => new HealthApiException(HealthApiErrorKind.ApplicationRefused, "RefreshToken", "scripted");
        List<double> minutes = [];
        for (int i = 0; i < 9; i++)
        {
            Instant until = (await _fixture.SyncAsync()).Streams[0].Until!.Value;
            minutes.Add((until - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440], minutes);
        Assert.Equal(before.Version, (await _fixture.OffsetAsync(null)).Version);
        SyncEvent told = Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.ApplicationRefused);
        Assert.Equal(((UserKey?)null, (UserKey?)Anna, (int?)1401), (told.User, told.MetBy, told.OcariotCode));
    }

    [Fact]
    public async Task SyncAsync_ApplicationRefusedToSomeAlone_GoesOnDoublingAndTellsOnce()
    {
        // Anna's access token is still good, Bela's must be refreshed: the application is refused there.
        List<double> minutes = [];
        for (int i = 0; i < 4; i++)
        {
            _fixture.User = new(new UserKey("bela"), At(10));
            _fixture.Source.FailStatus = static () => new HealthApiException(HealthApiErrorKind.ApplicationRefused, "RefreshToken", "scripted");
            Instant until = (await _fixture.SyncAsync()).Streams[0].Until!.Value;
            minutes.Add((until - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
            _fixture.User = new(Anna, At(10));
            _fixture.Source.FailStatus = static () => null;
            Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
        }

        Assert.Equal([15, 30, 60, 120], minutes);
        Assert.Equal([SyncEventKind.ApplicationRefused], Told());

        // A day without a refusal: every token was refreshed since.
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        await _fixture.SyncAsync();
        await _fixture.SyncAsync();
        Assert.Equal([SyncEventKind.ApplicationRefused, SyncEventKind.ProviderBack], Told());

        IEnumerable<SyncEventKind> Told() => _fixture.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.ApplicationRefused or SyncEventKind.ProviderBack);
    }

    [Fact]
    public async Task RemoveAsync_EveryUser_LeavesTheProviderOff()
    {
        _fixture.Source.FailStatus = static () => new ApiRetiredException("GetProfile", "scripted");
        await _fixture.SyncAsync();

        await _fixture.Offsets.RemoveAsync(Anna, TestContext.Current.CancellationToken);
        await _fixture.SyncAsync();

        Assert.Equal(2, _fixture.Source.StatusCalls);
        Assert.Throws<ArgumentException>(static () => new UserKey("*"));
        Assert.Throws<ArgumentException>(static () => new SyncUser(UserKey.Everyone, At(1)));
    }

    [Fact]
    public async Task SyncAsync_MustAuthorize_AsksNothingUntilOtherTokensAreStored()
    {
        _fixture.Source.Authorization = "1";
        _fixture.Source.FailStatus = static () => new NeedsAuthorizationException("GetProfile", "scripted") { Requests = 2 };
        await _fixture.SyncAsync();
        _fixture.Source.FailStatus = static () => null;
        _fixture.Clock.Advance(TimeSpan.FromDays(400));

        SyncReport waiting = await _fixture.SyncAsync();
        Assert.Equal((1, StreamOutcome.NeedsAuthorization, 0), (_fixture.Source.StatusCalls, waiting.Outcome, waiting.Requests));
        _fixture.Source.Authorization = "2";
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync(DueRule.WhenDue)).Outcome);

        Assert.Equal(
            [SyncEventKind.NeedsAuthorization, SyncEventKind.Authorized],
            _fixture.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.NeedsAuthorization or SyncEventKind.Authorized));
    }

    [Fact]
    public async Task SyncAsync_MustAuthorizeAndTokensUnknown_AsksOnceADay()
    {
        _fixture.Source.FailStatus = static () => new NeedsAuthorizationException("GetProfile", "scripted") { Requests = 2 };
        await _fixture.SyncAsync();
        _fixture.Clock.Advance(TimeSpan.FromHours(23));
        await _fixture.SyncAsync();
        Assert.Equal(1, _fixture.Source.StatusCalls);
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        await _fixture.SyncAsync();

        Assert.Equal(2, _fixture.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_ScopeRefusedAlthoughGranted_IsAskedOnceADayAndAtOnceWhenTheScopesChange()
    {
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate", "steps", "sleep"]);
        _fixture.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new MissingScopeException("GetSleep", "scripted") : null;
        for (int hour = 0; hour < 36; hour++)
        {
            Assert.Equal(StreamOutcome.Skipped, _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep).Outcome);
            _fixture.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, Asked());

        _fixture.Source.FailRead = static _ => null;
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate", "steps", "sleep", "profile"]);
        Assert.Equal(StreamOutcome.Completed, _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep).Outcome);
    }

    [Fact]
    public async Task SyncAsync_ScopeNotAmongTheGranted_AsksNothingAlsoWithoutAFreshStatus()
    {
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate"]);
        await _fixture.SyncAsync(DueRule.WhenDue);
        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal((0, 1), (Asked(), _fixture.Source.StatusCalls));
    }

    [Fact]
    public async Task SyncAsync_ScopeMissingAndScopesUnknown_AsksOnceADay()
    {
        _fixture.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new MissingScopeException("GetSleep", "scripted") : null;
        for (int hour = 0; hour < 48; hour++)
        {
            await _fixture.SyncAsync(StreamId.Sleep);
            _fixture.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, Asked());
    }

    [Fact]
    public async Task SyncAsync_ObserverThrows_GoesOnAndTellsTheOthers()
    {
        _fixture.Observers.Insert(0, new ThrowingObserver());

        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);

        Assert.Contains(_fixture.Events, static happened => happened.Kind is SyncEventKind.WindowDelivered && happened.Stream == StreamId.Sleep && happened.Records == 2);
        Assert.Equal(SyncEventKind.RunEnded, _fixture.Events[^1].Kind);
    }

    [Fact]
    public async Task SyncAsync_GapOpensAndCloses_TellsBoth()
    {
        _fixture.Source.Problems = [new("sleep[0]", "missing")];
        await _fixture.SyncAsync(StreamId.Sleep);
        _fixture.Source.Problems = [];
        _fixture.Clock.Advance(TimeSpan.FromHours(12));
        await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Equal(
            [SyncEventKind.GapOpened, SyncEventKind.GapClosed],
            _fixture.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.GapOpened or SyncEventKind.GapClosed));
    }

    [Fact]
    public async Task SyncAsync_QuotaRefusedAtEachReadWithoutAReset_DoublesAlthoughTheStatusAnswers()
    {
        _fixture.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted");
        List<double> minutes = [];
        for (int i = 0; i < 8; i++)
        {
            Instant until = (await _fixture.SyncAsync()).Streams[0].Until!.Value;
            minutes.Add((until - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.All(minutes.Zip([1d, 2, 4, 8, 16, 32, 60, 60], [1.25, 2.5, 5, 10, 20, 40, 75, 75]), static one => Assert.InRange(one.First, one.Second, one.Third));
    }

    [Fact]
    public async Task SyncAsync_ConsentEndedAndAllRead_SaysThatTheUserIsFinished()
    {
        _fixture.User = new(Anna, At(10), At(11));
        _fixture.Source.Watermarks["tracker"] = At(17, 23);
        _fixture.Clock.SetUtcNow(At(18).ToDateTimeOffset());
        Assert.False((await _fixture.SyncAsync()).IsFinished);
        _fixture.Source.Watermarks["tracker"] = At(18);

        Assert.True((await _fixture.SyncAsync()).IsFinished);
        Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.UserFinished);
    }

    private int Asked() => _fixture.Source.Asked.Count(static asked => asked.Stream.Id == StreamId.Sleep);

    private sealed class ThrowingObserver : ISyncObserver
    {
        public void OnEvent(SyncEvent happened) => throw new InvalidOperationException("scripted");
    }
}
