using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A process may die at any step. Whatever step it is, the next run makes up for it.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task SyncAsync_DiesAtEachStepInTurn_PlainSinkHoldsEveryRecordOfACleanRun()
    {
        string[] clean = await CleanRunAsync(static fixture => fixture.Sink);

        for (int step = 1; ; step++)
        {
            EngineFixture fixture = new();
            Crash crash = new(step);
            fixture.Offsets = new CrashingStore(fixture.Offsets, crash);
            fixture.Sink = new CrashingSink(fixture.Sink, crash);
            bool died = await RunAsync(fixture, crash);
            Assert.Equal(clean, fixture.Delivered().Distinct().Order(StringComparer.Ordinal));
            if (!died)
            {
                Assert.True(step > 20, "The run has more steps than were tried.");
                return;
            }
        }
    }

    [Fact]
    public async Task SyncAsync_DiesAtEachStepInTurn_TransactionalSinkHoldsEachRecordOnce()
    {
        string[] clean = await CleanRunAsync(static fixture => fixture.Sink);

        for (int step = 1; ; step++)
        {
            EngineFixture fixture = new();
            Crash crash = new(step);
            fixture.Offsets = new CrashingStore(fixture.Offsets, crash);
            fixture.Sink = new InMemoryTransactionalSink(fixture.Offsets, fixture.Log);
            bool died = await RunAsync(fixture, crash);
            Assert.Equal(clean, fixture.Delivered().Order(StringComparer.Ordinal));
            if (!died)
            {
                return;
            }
        }
    }

    private static async Task<string[]> CleanRunAsync(Func<EngineFixture, IRecordSink> sink)
    {
        EngineFixture fixture = new();
        fixture.Sink = sink(fixture);
        await fixture.SyncAsync();
        return [.. fixture.Delivered().Order(StringComparer.Ordinal)];
    }

    private static async Task<bool> RunAsync(EngineFixture fixture, Crash crash)
    {
        try
        {
            await fixture.NewEngine(new CrashingSource(fixture.Source, crash)).SyncAsync(fixture.User, cancellationToken: TestContext.Current.CancellationToken);
        }
        catch (ProcessDiedException)
        {
        }

        bool died = crash.HasHappened;
        crash.Revive();
        await fixture.SyncAsync();
        return died;
    }
}
