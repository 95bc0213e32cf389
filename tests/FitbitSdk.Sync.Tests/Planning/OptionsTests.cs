using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Planning;

/// <summary>Each setting that cannot be followed is named at start.</summary>
public sealed class OptionsTests
{
    public static TheoryData<string, Action<SyncPlannerOptions>> Wrong => new()
    {
        { "SyncPlannerOptions.BackfillReserve", static options => options.BackfillReserve = 101 },
        { "SyncPlannerOptions.StatusIntervalMinutes", static options => options.StatusIntervalMinutes = 0 },
        { "SyncPlannerOptions.ZoneIntervalMinutes", static options => options.ZoneIntervalMinutes = 1441 },
        { "SyncPlannerOptions.Policies[sleep].LookBack", static options => options.Policies[StreamId.Sleep] = Policy(lookBack: 31) },
        { "SyncPlannerOptions.Policies[sleep].LookBack", static options => options.Policies[StreamId.Sleep] = Policy(lookBack: -1) },
        { "SyncPlannerOptions.Policies[sleep].HeadInterval", static options => options.Policies[StreamId.Sleep] = Policy(minutes: 0) },
        { "SyncPlannerOptions.Policies[sleep].HeadInterval", static options => options.Policies[StreamId.Sleep] = Policy(minutes: 60 * 24 * 31) },
        { "SyncPlannerOptions.Policies[steps].SweepAges", static options => options.Policies[StreamId.Steps] = Policy(ages: [1, 31]) },
        { "SyncPlannerOptions.Policies[steps].SweepAges", static options => options.Policies[StreamId.Steps] = Policy(ages: [0]) },
        { "SyncPlannerOptions.Policies[steps].BlindSweepAges", static options => options.Policies[StreamId.Steps] = Policy(blindAges: [45]) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Validate_SettingOutOfItsRange_NamesIt(string setting, Action<SyncPlannerOptions> configure)
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Start(configure));

        Assert.Contains(setting, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ThirtyDays_Passes() => Start(static options => options.Policies[StreamId.Sleep] = Policy(lookBack: 30, minutes: 1, ages: [30], blindAges: [30]));

    [Fact]
    public void NewEngine_RowOfAProviderLooksBackTooFar_NamesIt()
    {
        EngineFixture fixture = new();
        fixture.Source.Streams = [TestStreams.With(TestStreams.Sleep, Policy(lookBack: 31))];

        ArgumentException error = Assert.Throws<ArgumentException>(() => fixture.NewEngine());

        Assert.StartsWith("fitbit/sleep: StreamPolicy.LookBack", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", FileFormats.Avro, "FileSinkOptions.Directory")]
    [InlineData("data", (FileFormats)0, "FileSinkOptions.Formats")]
    [InlineData("data", (FileFormats)8, "FileSinkOptions.Formats")]
    public void Validate_FileSinkWithoutFolderOrFormat_NamesTheSetting(string directory, FileFormats formats, string setting)
    {
        ServiceCollection services = new();
        services.AddHealthSync().AddFileSink(directory, options => options.Formats = formats);
        using ServiceProvider container = services.BuildServiceProvider();

        Assert.Contains(setting, Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<IOptions<FileSinkOptions>>().Value).Failures.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_NoStreamAtAll_NamesTheSetting()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            new EngineFixture().NewEngine().SyncAsync(new(Anna, At(10)), new() { Streams = [] }, TestContext.Current.CancellationToken));

        Assert.Contains("SyncRunOptions.Streams", error.Message, StringComparison.Ordinal);
    }

    private static void Start(Action<SyncPlannerOptions> configure)
    {
        ServiceCollection services = new();
        services.AddSingleton<IHealthDataSource>(new FakeSource()).AddSingleton<IOffsetStore>(new InMemoryOffsetStore());
        services.AddHealthSync(configure).AddFileSink("unused");
        using ServiceProvider container = services.BuildServiceProvider();
        container.GetRequiredService<IStartupValidator>().Validate();
    }

    private static StreamPolicy Policy(int lookBack = 0, int minutes = 15, int[]? ages = null, int[]? blindAges = null) => new()
    {
        HeadInterval = Duration.FromMinutes(minutes),
        LookBack = Duration.FromDays(lookBack),
        SweepAges = [.. (ages ?? []).Select(static days => Duration.FromDays(days))],
        BlindSweepAges = [.. (blindAges ?? []).Select(static days => Duration.FromDays(days))],
    };
}
