using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What a policy may say, the host's own or that of a provider's row.</summary>
internal static class PolicyRules
{
    private static readonly Duration ShortestInterval = Duration.FromMinutes(1);

    /// <summary>Gives what is wrong with a policy.</summary>
    /// <param name="name">How messages call it.</param>
    /// <param name="policy">The policy.</param>
    public static IEnumerable<string> Check(string name, StreamPolicy policy)
    {
        Duration longest = SyncPlannerDefaults.LongestLookBack;
        if (policy.HeadInterval < ShortestInterval || policy.HeadInterval > longest)
        {
            yield return $"{name}.{nameof(policy.HeadInterval)} must lie between a minute and {longest.Days} days; it is {policy.HeadInterval}.";
        }

        // What lies further back is remembered by no digest: all of it would be sent again at each read.
        if (policy.LookBack < Duration.Zero || policy.LookBack > longest)
        {
            yield return $"{name}.{nameof(policy.LookBack)} must lie between 0 and {longest.Days} days, as far back as it is remembered what was delivered; it is {policy.LookBack}.";
        }

        foreach ((string list, Duration age) in Ages(policy).Where(one => one.Age <= Duration.Zero || one.Age > longest))
        {
            yield return $"{name}.{list} must hold ages of more than 0 and at most {longest.Days} days, as far back as it is remembered what was delivered; one is {age}.";
        }
    }

    /// <exception cref="ArgumentException">A row of a source has a policy that cannot be followed.</exception>
    public static void Check(IEnumerable<IHealthDataSource> sources)
    {
        string[] faults = [.. sources.SelectMany(static source => source.Streams.SelectMany(stream => Check($"{source.Provider}/{stream}: StreamPolicy", stream.Policy)))];
        if (faults.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(sources));
        }
    }

    private static IEnumerable<(string List, Duration Age)> Ages(StreamPolicy policy) =>
        policy.SweepAges.Select(static age => (nameof(policy.SweepAges), age)).Concat(policy.BlindSweepAges.Select(static age => (nameof(policy.BlindSweepAges), age)));
}
