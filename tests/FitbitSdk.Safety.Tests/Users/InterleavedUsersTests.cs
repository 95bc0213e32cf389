using System.Collections.Concurrent;
using FitbitSdk.Records;

namespace FitbitSdk.Safety.Tests;

/// <summary>Handlers are pooled and shared by all users; what is one user's never reaches another.</summary>
public sealed class InterleavedUsersTests
{
    private const int Calls = 1000;

    public static TheoryData<string, int> Cases => new() { { "fitbit", 1 }, { "fitbit", 2 }, { "google-health", 1 }, { "google-health", 2 } };

    [Theory, MemberData(nameof(Cases))]
    public async Task Calls_OfTwoUsersInterleaved_AreEachAnsweredForTheirOwn(string provider, int seed)
    {
        ServiceByToken service = new(seed);
        await using ClientHost host = new(new(provider), service);
        SyncUser[] users = [await host.AddUserAsync("anna"), await host.AddUserAsync("ben")];
        Random order = new(seed);
        SyncUser[] callers = [.. Enumerable.Range(0, Calls).Select(_ => users[order.Next(2)])];
        ConcurrentBag<string> wrong = [];

        await Parallel.ForEachAsync(callers, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = ClientHost.Cancel }, async (user, _) =>
        {
            string answer = await host.DevicesAsync(user);
            if (answer != user.Key.Value)
            {
                wrong.Add($"{user.Key.Value} got what is {answer}'s");
            }
        });

        Assert.Empty(wrong);
        Assert.Equal(Calls, service.Answered.Count);
        foreach (SyncUser user in users)
        {
            Assert.Equal(callers.Count(caller => caller == user), service.Answered.Count(name => name == user.Key.Value));
            Assert.True(service.RefreshesOf(user.Key.Value) > 10, "Hardly a token was refused: the case that mixes users up was not met.");
        }
    }
}
