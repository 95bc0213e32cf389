using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What stops a provider for everyone, and what stops one user until they act.</summary>
public sealed class ProviderTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task SyncAsync_ApiRetired_IsOffForEveryoneAndProbedOnceADay()
    {
        _.Source.FailStatus = static () => new ApiRetiredException("GetProfile", "scripted");
        await _.SyncAsync();
        _.User = new(new UserKey("bela"), At(10));

        SyncReport bela = await _.SyncAsync();
        Assert.Equal((2, 0), (_.Source.StatusCalls, bela.Requests));   // one more asks whether it is so
        Assert.All(bela.Streams, static stream => Assert.Equal((HealthApiErrorKind?)HealthApiErrorKind.Retired, stream.Error));
        _.Clock.Advance(TimeSpan.FromDays(1));
        await _.SyncAsync();
        await _.SyncAsync();
        Assert.Equal(4, _.Source.StatusCalls);

        _.Source.FailStatus = static () => null;
        _.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);
        _.User = new(Anna, At(10));
        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);
        Assert.Equal(
            [SyncEventKind.ApiRetired, SyncEventKind.ProviderBack],
            _.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.ApiRetired or SyncEventKind.ProviderBack));
    }

    [Fact]
    public async Task SyncAsync_OneOperationGone_AsksTheStatusAndStopsThatStreamAlone()
    {
        _.Source.FailRead = static request => request.Stream.Id == StreamId.HeartRate ? new ApiRetiredException("GetHeartRate", "scripted") { Requests = 1 } : null;

        SyncReport report = await _.SyncAsync();

        Assert.Equal(2, _.Source.StatusCalls);
        Assert.Equal((StreamOutcome.Failed, (Instant?)(_.Now + Duration.FromDays(1))), (_.Of(report, StreamId.HeartRate).Outcome, _.Of(report, StreamId.HeartRate).Until));
        Assert.Equal(StreamOutcome.Completed, _.Of(report, StreamId.Sleep).Outcome);
    }

    [Fact]
    public async Task SyncAsync_OneOperationGoneAndTheStatusToo_IsOffForEveryone()
    {
        _.Source.FailRead = _ =>
        {
            this._.Source.FailStatus = static () => new ApiRetiredException("GetProfile", "scripted");
            return new ApiRetiredException("GetHeartRate", "scripted");
        };

        await _.SyncAsync();
        _.User = new(new UserKey("bela"), At(10));
        int calls = _.Source.StatusCalls;

        Assert.All((await _.SyncAsync()).Streams, static stream => Assert.Equal((HealthApiErrorKind?)HealthApiErrorKind.Retired, stream.Error));
        Assert.Equal(calls, _.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_DevicesGoneButNotTheProfile_PausesThatUserAlone()
    {
        _.Source.FailStatus = () => this._.Source.StatusParts[^1].HasFlag(AccountParts.Trackers) ? new ApiRetiredException("GetDevices", "scripted") : null;

        SyncReport anna = await _.SyncAsync();
        Assert.All(anna.Streams, stream => Assert.Equal((HealthApiErrorKind.Retired, this._.Now + Duration.FromDays(1)), (stream.Error, stream.Until)));
        _.Source.FailStatus = static () => null;
        _.User = new(new UserKey("bela"), At(10));

        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);
        Assert.DoesNotContain(_.Events, static happened => happened.Kind is SyncEventKind.ApiRetired);
    }

    [Fact]
    public async Task SyncAsync_ApplicationRefused_PausesEveryoneAndChangesNoUser()
    {
        await _.SyncAsync();
        SyncOffset before = await _.OffsetAsync(null);
        _.Source.FailStatus = static () => new HealthApiException(HealthApiErrorKind.ApplicationRefused, "RefreshToken", "scripted");
        List<double> minutes = [];
        for (int i = 0; i < 9; i++)
        {
            Instant until = (await _.SyncAsync()).Streams[0].Until!.Value;
            minutes.Add((until - _.Now).TotalMinutes);
            _.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440], minutes);
        Assert.Equal(before.Version, (await _.OffsetAsync(null)).Version);
        Assert.Single(_.Events, static happened => happened.Kind is SyncEventKind.ApplicationRefused);
    }

    [Fact]
    public async Task SyncAsync_ApplicationRefusedToSomeAlone_GoesOnDoublingAndTellsOnce()
    {
        // Anna's access token is still good, Bela's must be refreshed: the application is refused there.
        List<double> minutes = [];
        for (int i = 0; i < 4; i++)
        {
            _.User = new(new UserKey("bela"), At(10));
            _.Source.FailStatus = static () => new HealthApiException(HealthApiErrorKind.ApplicationRefused, "RefreshToken", "scripted");
            Instant until = (await _.SyncAsync()).Streams[0].Until!.Value;
            minutes.Add((until - _.Now).TotalMinutes);
            _.Clock.SetUtcNow(until.ToDateTimeOffset());
            _.User = new(Anna, At(10));
            _.Source.FailStatus = static () => null;
            Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);
        }

        Assert.Equal([15, 30, 60, 120], minutes);
        Assert.Equal([SyncEventKind.ApplicationRefused], Told());

        // A day without a refusal: every token was refreshed since.
        _.Clock.Advance(TimeSpan.FromDays(1));
        await _.SyncAsync();
        await _.SyncAsync();
        Assert.Equal([SyncEventKind.ApplicationRefused, SyncEventKind.ProviderBack], Told());

        IEnumerable<SyncEventKind> Told() => this._.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.ApplicationRefused or SyncEventKind.ProviderBack);
    }

    [Fact]
    public async Task RemoveAsync_EveryUser_LeavesTheProviderOff()
    {
        _.Source.FailStatus = static () => new ApiRetiredException("GetProfile", "scripted");
        await _.SyncAsync();

        await _.Offsets.RemoveAsync(Anna, TestContext.Current.CancellationToken);
        await _.SyncAsync();

        Assert.Equal(2, _.Source.StatusCalls);
        Assert.Throws<ArgumentException>(static () => new UserKey("*"));
        Assert.Throws<ArgumentException>(static () => new SyncUser(UserKey.Everyone, At(1)));
    }

    [Fact]
    public async Task SyncAsync_MustAuthorize_AsksNothingUntilOtherTokensAreStored()
    {
        _.Source.Authorization = "1";
        _.Source.FailStatus = static () => new NeedsAuthorizationException("GetProfile", "scripted") { Requests = 2 };
        await _.SyncAsync();
        _.Source.FailStatus = static () => null;
        _.Clock.Advance(TimeSpan.FromDays(400));

        SyncReport waiting = await _.SyncAsync();
        Assert.Equal((1, StreamOutcome.NeedsAuthorization, 0), (_.Source.StatusCalls, waiting.Outcome, waiting.Requests));
        _.Source.Authorization = "2";
        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync(DueRule.WhenDue)).Outcome);

        Assert.Equal(
            [SyncEventKind.NeedsAuthorization, SyncEventKind.Authorized],
            _.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.NeedsAuthorization or SyncEventKind.Authorized));
    }

    [Fact]
    public async Task SyncAsync_MustAuthorizeAndTokensUnknown_AsksOnceADay()
    {
        _.Source.FailStatus = static () => new NeedsAuthorizationException("GetProfile", "scripted") { Requests = 2 };
        await _.SyncAsync();
        _.Clock.Advance(TimeSpan.FromHours(23));
        await _.SyncAsync();
        Assert.Equal(1, _.Source.StatusCalls);
        _.Clock.Advance(TimeSpan.FromHours(1));
        await _.SyncAsync();

        Assert.Equal(2, _.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_ScopeRefusedAlthoughGranted_IsAskedOnceADayAndAtOnceWhenTheScopesChange()
    {
        _.Source.Scopes = new HashSet<string>(["heart-rate", "steps", "sleep"]);
        _.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new MissingScopeException("GetSleep", "scripted") : null;
        for (int hour = 0; hour < 36; hour++)
        {
            Assert.Equal(StreamOutcome.Skipped, _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep).Outcome);
            _.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, Asked());

        _.Source.FailRead = static _ => null;
        _.Source.Scopes = new HashSet<string>(["heart-rate", "steps", "sleep", "profile"]);
        Assert.Equal(StreamOutcome.Completed, _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep).Outcome);
    }

    [Fact]
    public async Task SyncAsync_ScopeNotAmongTheGranted_AsksNothingAlsoWithoutAFreshStatus()
    {
        _.Source.Scopes = new HashSet<string>(["heart-rate"]);
        await _.SyncAsync(DueRule.WhenDue);
        await _.SyncAsync(DueRule.WhenDue);

        Assert.Equal((0, 1), (Asked(), _.Source.StatusCalls));
    }

    [Fact]
    public async Task SyncAsync_ScopeMissingAndScopesUnknown_AsksOnceADay()
    {
        _.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new MissingScopeException("GetSleep", "scripted") : null;
        for (int hour = 0; hour < 48; hour++)
        {
            await _.SyncAsync(StreamId.Sleep);
            _.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, Asked());
    }

    [Fact]
    public async Task SyncAsync_ObserverThrows_GoesOnAndTellsTheOthers()
    {
        _.Observers.Insert(0, new ThrowingObserver());

        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);

        Assert.Contains(_.Events, static happened => happened.Kind is SyncEventKind.WindowDelivered && happened.Stream == StreamId.Sleep && happened.Records == 2);
        Assert.Equal(SyncEventKind.RunEnded, _.Events[^1].Kind);
    }

    [Fact]
    public async Task SyncAsync_GapOpensAndCloses_TellsBoth()
    {
        _.Source.Problems = [new("sleep[0]", "missing")];
        await _.SyncAsync(StreamId.Sleep);
        _.Source.Problems = [];
        _.Clock.Advance(TimeSpan.FromHours(12));
        await _.SyncAsync(StreamId.Sleep);

        Assert.Equal(
            [SyncEventKind.GapOpened, SyncEventKind.GapClosed],
            _.Events.Select(static happened => happened.Kind).Where(static kind => kind is SyncEventKind.GapOpened or SyncEventKind.GapClosed));
    }

    [Fact]
    public async Task SyncAsync_QuotaRefusedAtEachReadWithoutAReset_DoublesAlthoughTheStatusAnswers()
    {
        _.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted");
        List<double> minutes = [];
        for (int i = 0; i < 8; i++)
        {
            Instant until = (await _.SyncAsync()).Streams[0].Until!.Value;
            minutes.Add((until - _.Now).TotalMinutes);
            _.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.All(minutes.Zip([1d, 2, 4, 8, 16, 32, 60, 60], [1.25, 2.5, 5, 10, 20, 40, 75, 75]), static one => Assert.InRange(one.First, one.Second, one.Third));
    }

    [Fact]
    public async Task SyncAsync_ConsentEndedAndAllRead_SaysThatTheUserIsFinished()
    {
        _.User = new(Anna, At(10), At(11));
        _.Source.Watermarks["tracker"] = At(17, 23);
        _.Clock.SetUtcNow(At(18).ToDateTimeOffset());
        Assert.False((await _.SyncAsync()).IsFinished);
        _.Source.Watermarks["tracker"] = At(18);

        Assert.True((await _.SyncAsync()).IsFinished);
        Assert.Single(_.Events, static happened => happened.Kind is SyncEventKind.UserFinished);
    }

    private int Asked() => _.Source.Asked.Count(static asked => asked.Stream.Id == StreamId.Sleep);

    private sealed class ThrowingObserver : ISyncObserver
    {
        public void OnEvent(SyncEvent happened) => throw new InvalidOperationException("scripted");
    }
}
