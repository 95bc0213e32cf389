namespace FitbitSdk.Simulators.Fitbit;

/// <summary>What the rate-limit headers say. <see cref="Remaining"/> lags behind, <see cref="Refusals"/> counts the user's since the start.</summary>
internal readonly record struct QuotaState(bool IsAllowed, int Limit, int Remaining, int SecondsToReset, int Refusals);

/// <summary>So many requests per user from one top of the hour to the next. What is allowed is exact, what is told of the rest is not.</summary>
internal sealed class HourlyQuota(int limit)
{
    // The service updates its headers asynchronously; here by rule, so that two runs tell the same.
    private const int AnswersBetweenUpdates = 5;
    private static readonly TimeSpan TimeBetweenUpdates = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public static int SecondsToReset(DateTimeOffset now)
    {
        long nextHour = ((now.ToUnixTimeSeconds() / 3600) + 1) * 3600;
        return (int)Math.Ceiling((DateTimeOffset.FromUnixTimeSeconds(nextHour) - now).TotalSeconds);
    }

    /// <summary>Spends a request. One too many is refused and costs nothing.</summary>
    public QuotaState Take(string userId, DateTimeOffset now) => Change(userId, now, 1);

    /// <summary>Looks without spending: a refused token tells whose quota it is, and costs none.</summary>
    public QuotaState Look(string userId, DateTimeOffset now) => Change(userId, now, 0);

    private QuotaState Change(string userId, DateTimeOffset now, int cost)
    {
        lock (_lock)
        {
            if (!_accounts.TryGetValue(userId, out Account? account))
            {
                _accounts[userId] = account = new();
            }

            account.Enter(now.ToUnixTimeSeconds() / 3600);
            bool isAllowed = account.Used + cost <= limit;
            account.Used += isAllowed ? cost : 0;
            account.Refusals += isAllowed ? 0 : 1;
            return new(isAllowed, limit, account.Tell(limit, now), SecondsToReset(now), account.Refusals);
        }
    }

    private sealed class Account
    {
        private long _hour;
        private int _told;
        private int _answers;
        private DateTimeOffset _toldSince;

        public int Used { get; set; }
        public int Refusals { get; set; }

        /// <summary>A new hour begins with a fresh number: an old one would send a careful client to sleep for an hour.</summary>
        /// <remarks>Two requests can come here in another order than they read the clock: the earlier one counts in the later hour.</remarks>
        public void Enter(long hour) => (_hour, Used, _answers) = hour <= _hour ? (_hour, Used, _answers) : (hour, 0, 0);

        public int Tell(int limit, DateTimeOffset now)
        {
            if (_answers % AnswersBetweenUpdates == 0 || now - _toldSince >= TimeBetweenUpdates)
            {
                (_told, _toldSince, _answers) = (limit - Used, now, 0);
            }

            _answers++;
            return _told;
        }
    }
}
