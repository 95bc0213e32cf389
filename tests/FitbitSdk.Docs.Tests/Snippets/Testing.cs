using FitbitSdk.Testing;
using MyOffsetStore = FitbitSdk.Storage.Sqlite.SqliteOffsetStore;
using MyTokenStore = FitbitSdk.Storage.Sqlite.SqliteTokenStore;

namespace FitbitSdk.Docs.Tests.Snippets;

internal static class Testing
{
    public static async Task MoveTheClockAsync()
    {
        #region clock
        ManualTimeProvider clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        Task delay = Task.Delay(TimeSpan.FromMinutes(5), clock);

        clock.Advance(TimeSpan.FromMinutes(5));   // fires all timers on the way, in order; SetUtcNow does the same and refuses to go back
        await delay;
        #endregion
    }

    public static void ScriptTheSink()
    {
        #region sink
        InMemoryRecordSink sink = new();
        sink.Script(ScriptedWrite.UnknownButKept, ScriptedWrite.Reject(0));   // the writes after these two are acknowledged

        // ... let the code under test write ...

        LoggedDelivery first = sink.Log.Entries[0];   // Head, Origin, Delivery and the Json line
        #endregion
    }

    public static async Task WithoutAFrameworkAsync()
    {
        #region without-framework
        foreach (ComplianceCase<ITokenStore> one in TokenStoreCompliance.All)
        {
            string file = Path.GetTempFileName();
            await one.RunAsync(() => new(new MyTokenStore(file)));   // throws ComplianceException where the contract is broken
            Console.WriteLine($"{one.Name}: ok");
        }
        #endregion
    }
}

#region with-xunit
public sealed class MyOffsetStoreTests
{
    private readonly string _file = Path.GetTempFileName();   // new for each case: xunit makes an object for each row

    [Theory, MemberData(nameof(OffsetStoreCompliance.Cases), MemberType = typeof(OffsetStoreCompliance))]
    public Task Holds(ComplianceCase<IOffsetStore> one) => one.RunAsync(() => new(new MyOffsetStore(_file)));
}
#endregion
