namespace FitbitSdk.Simulators.Fitbit;

/// <summary>What the rate-limit headers say.</summary>
internal readonly record struct QuotaState(bool IsAllowed, int Limit, int Remaining, int SecondsToReset);

/// <summary>So many requests per user from one top of the hour to the next.</summary>
internal sealed class HourlyQuota(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Hour, int Used)> _used = new(StringComparer.Ordinal);

    /// <summary>Spends a request. One too many is refused and costs nothing.</summary>
    public QuotaState Take(string userId, DateTimeOffset now) => Change(userId, now, 1);

    /// <summary>Looks without spending: a refused token tells whose quota it is, and costs none.</summary>
    public QuotaState Look(string userId, DateTimeOffset now) => Change(userId, now, 0);

    private QuotaState Change(string userId, DateTimeOffset now, int cost)
    {
        long hour = now.ToUnixTimeSeconds() / 3600;
        int secondsToReset = (int)Math.Ceiling((DateTimeOffset.FromUnixTimeSeconds((hour + 1) * 3600) - now).TotalSeconds);
        lock (_lock)
        {
            (long seenHour, int used) = _used.GetValueOrDefault(userId);
            used = seenHour == hour ? used : 0;
            bool isAllowed = used + cost <= limit;
            used += isAllowed ? cost : 0;
            _used[userId] = (hour, used);
            return new(isAllowed, limit, limit - used, secondsToReset);
        }
    }
}
