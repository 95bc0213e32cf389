using System.Diagnostics;

namespace FitbitSdk.TokenRace;

/// <summary>A token service without mercy: a refresh token is good once, its identical repeat only until either new token was used.</summary>
internal sealed class StrictIssuer
{
    private const int ShortLife = 40;
    private const int LongLife = 28_800;

    private readonly Dictionary<string, RaceUser> _users;
    private readonly RaceOptions _options;
    private readonly StoreWitness _witness;
    private readonly Random _random;
    private readonly Lock _counting = new();
    private readonly HashSet<string> _dying = new(StringComparer.Ordinal);

    public StrictIssuer(RaceOptions options, StoreWitness witness)
    {
        (_options, _witness, _random) = (options, witness, new(options.Seed));
        _users = Enumerable.Range(1, options.Users).Select(static i => new RaceUser($"user-{i}")).ToDictionary(static user => user.Name, StringComparer.Ordinal);
    }

    public IssuerCounts Counts { get; } = new();

    public IEnumerable<RaceUser> Users => _users.Values;

    /// <summary>Gets whether every user went through all expirations and used the last pair.</summary>
    public bool IsOver => _users.Values.All(user =>
    {
        lock (user.Gate)
        {
            return user.Current.Generation >= _options.Expirations && user.Current.IsUsed;
        }
    });

    /// <summary>Answers a request for data.</summary>
    /// <returns>Whether the access token is good.</returns>
    public bool Call(string access)
    {
        Count(static counts => counts.Calls++);
        if (Find(access) is not ({ } user, _))
        {
            return false;
        }

        lock (user.Gate)
        {
            RacePair current = user.Current;
            if (access != current.Access)
            {
                return false;
            }

            current.IsUsed = true;
            current.FirstUse ??= Stopwatch.GetTimestamp();
            return current.Generation >= _options.Expirations || Stopwatch.GetElapsedTime(current.FirstUse.Value) < LifeOf(current);
        }
    }

    /// <summary>Answers a refresh.</summary>
    /// <returns>The next pair and the lifetime it is given; <see langword="null"/> is <c>invalid_grant</c>.</returns>
    public (RacePair Pair, int ExpiresIn)? Refresh(string refresh)
    {
        if (Find(refresh) is not ({ } user, var generation))
        {
            Count(static counts => counts.Refused++);
            return null;
        }

        lock (user.Gate)
        {
            // First of all, and under the lock: what was stored when the post came in.
            bool late = _witness.Read(user.Name).Generation > generation;
            Count(counts =>
            {
                counts.Posts++;
                counts.PostsAfterSuccessor += late ? 1 : 0;
            });
            if (refresh == user.Current.Refresh)
            {
                user.Current.IsUsed = true;
                (user.Before, user.Current, user.IssuedAt) = (user.Current, new(user.Name, generation + 1), Stopwatch.GetTimestamp());
                Count(static counts => counts.Expirations++);
                return (user.Current, ExpiresIn(user.Current));
            }

            if (refresh == user.Before?.Refresh && !user.Current.IsUsed)
            {
                // The lease was taken a little before the post it allowed.
                bool takeover = Stopwatch.GetElapsedTime(user.IssuedAt) >= _options.Lease * 0.8;
                Count(counts =>
                {
                    counts.Repeats++;
                    counts.Takeovers += takeover ? 1 : 0;
                });
                return (user.Current, ExpiresIn(user.Current));
            }

            Count(static counts => counts.Refused++);
            return null;
        }
    }

    /// <summary>Decides whether the process that was answered and is about to store the answer dies instead. By the end exactly as many died as were asked for.</summary>
    /// <param name="process">Which; two of its users may be refreshed at once, and it dies once.</param>
    public bool Dies(string process)
    {
        int left = _users.Values.Sum(user => Math.Max(0, _options.Expirations - user.Current.Generation)) + 1;
        lock (_counting)
        {
            if (_dying.Contains(process))
            {
                return true;
            }

            bool dies = _random.Next(left) < _options.Kills - Counts.Kills;
            if (dies)
            {
                _dying.Add(process);
                Counts.Kills++;
            }

            return dies;
        }
    }

    private (RaceUser User, int Generation)? Find(string token) =>
        RacePair.Read(token) is ({ } name, var generation) && _users.TryGetValue(name, out RaceUser? user) ? (user, generation) : null;

    // Each pair lives for another while, so that users and processes meet in ever new ways; none so short that a caller on a busy machine could
    // find the token refused, get the next, and find that expired too: two refusals in a row mean that the user must authorize again.
    private static TimeSpan LifeOf(RacePair pair) => TimeSpan.FromMilliseconds(2500 + ((pair.Access[^1] * 37) + (pair.Access[^2] * 211)) % 1500);

    // Every third pair says itself that it is short-lived, so that it is refreshed before it is refused.
    private int ExpiresIn(RacePair pair) => pair.Generation % 3 == 1 && pair.Generation < _options.Expirations ? ShortLife : LongLife;

    private void Count(Action<IssuerCounts> count)
    {
        lock (_counting)
        {
            count(Counts);
        }
    }
}
