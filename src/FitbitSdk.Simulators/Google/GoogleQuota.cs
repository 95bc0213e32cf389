namespace FitbitSdk.Simulators.Google;

/// <summary>Which limit a request is over, and when it ends; <see cref="Limit"/> is <see langword="null"/> for a request that is allowed.</summary>
internal readonly record struct GoogleQuotaState(string? Limit, int SecondsToReset, long Refusals);

/// <summary>Requests by the clock's minute for each user and for the project, and by the UTC day for the project. A refused request costs nothing.</summary>
internal sealed class GoogleQuota(GoogleHealthSimulatorOptions options)
{
    private const int Minute = 60;
    private const int Day = 86400;

    private readonly int _perUser = options.RequestsPerUserMinute;
    private readonly int _perMinute = options.RequestsPerMinute;
    private readonly int _perDay = options.RequestsPerDay;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Counter> _users = new(StringComparer.Ordinal);
    private readonly Counter _minute = new();
    private readonly Counter _day = new();
    private long _refusals;

    public GoogleQuotaState Take(string userId, long now)
    {
        lock (_lock)
        {
            if (!_users.TryGetValue(userId, out Counter? user))
            {
                _users[userId] = user = new();
            }

            user.Enter(now / Minute);
            _minute.Enter(now / Minute);
            _day.Enter(now / Day);
            (string Limit, int Period)? over =
                user.Used >= _perUser ? ("Queries per minute per user", Minute)
                : _minute.Used >= _perMinute ? ("Queries per minute", Minute)
                : _day.Used >= _perDay ? ("Queries per day", Day)
                : null;
            if (over is { } limit)
            {
                return new(limit.Limit, (int)(limit.Period - (now % limit.Period)), ++_refusals);
            }

            user.Used++;
            _minute.Used++;
            _day.Used++;
            return default;
        }
    }

    private sealed class Counter
    {
        private long _period;

        public int Used { get; set; }

        public void Enter(long period) => (_period, Used) = period == _period ? (period, Used) : (period, 0);
    }
}
