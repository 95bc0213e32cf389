using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Reports;

/// <summary>A plan that cannot fit its quota says so at its start.</summary>
public sealed class QuotaPriceTests
{
    private readonly EngineFixture _fixture = new();
    private readonly LogLines _lines = new();

    public QuotaPriceTests() => _fixture.Logger = _lines;

    [Fact]
    public async Task SyncAsync_PolicyCostsMoreThanTheQuota_WarnsOnceWithTheNumbersAndReadsAllTheSame()
    {
        // Heart rate and steps 100 each, sleep 4, the account 100 a day: 12.7 an hour.
        _fixture.Source.Quota = new(22, 20, At(12, 20), Duration.FromHours(1));
        SyncEngine engine = _fixture.NewEngine();

        SyncReport report = await engine.SyncAsync(_fixture.User, cancellationToken: TestContext.Current.CancellationToken);
        await engine.SyncAsync(_fixture.User, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((true, 304d), (report.ExceedsQuota, report.Price!.Total));
        Assert.All(report.Streams, static stream => Assert.True(stream.Records > 0));
        string line = Assert.Single(_lines.All, static line => line.Id == 1210).Text;
        Assert.All(["304", "22", "10"], number => Assert.Contains(number, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(23, 3600)]
    [InlineData(11, 60)]    // Google's minute
    public async Task SyncAsync_PolicyFits_SaysNothing(int limit, int periodSeconds)
    {
        _fixture.Source.Quota = new(limit, 20, At(12, 20), Duration.FromSeconds(periodSeconds));

        Assert.False((await _fixture.SyncAsync()).ExceedsQuota);
        Assert.DoesNotContain(_lines.All, static line => line.Id == 1210);
    }

    [Fact]
    public async Task SyncAsync_PolicyOfTheHostIsTooDear_Counts()
    {
        _fixture.Source.Quota = new(150, 100, At(12, 20), Duration.FromHours(1));
        _fixture.Options.Policies[StreamId.HeartRate] = new() { HeadInterval = Duration.FromMinutes(1), NeedsUpload = false, SweepAges = [.. Enumerable.Range(1, 30).Select(static day => Duration.FromDays(day))] };
        _fixture.Options.Policies[StreamId.Sleep] = new() { HeadInterval = Duration.FromSeconds(20), LookBack = Duration.FromDays(30) };

        Assert.True((await _fixture.SyncAsync()).ExceedsQuota);
    }

    [Fact]
    public async Task SyncAsync_LookForUploadsCostsMore_IsPartOfThePrice()
    {
        _fixture.Source.CheckPrice = 2;

        Assert.Equal((2 * 96) + 4, (await _fixture.SyncAsync()).Price!.Account);
    }

    [Fact]
    public async Task SyncAsync_ScopeNotGranted_CostsNothing()
    {
        _fixture.Source.Scopes = new HashSet<string>(["sleep"]);

        Assert.Equal([StreamId.Sleep], (await _fixture.SyncAsync()).Price!.Streams.Keys);
    }
}
