using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Holds requests back where the next one would meet a refusal: one gate a user, and one before what all users share.</summary>
internal sealed class RateGate
{
    // Below this many gates it is not worth while to look for idle ones.
    private const int FewUsers = 256;

    private readonly ConcurrentDictionary<TokenKey, UserGate> _users = new();
    private readonly HealthHttpSettings _settings;
    private readonly TimeProvider _time;
    private readonly SteadyTime _steady;
    private readonly ApplicationGate _application;
    private readonly ILogger _logger;
    private int _sweepAbove = FewUsers;

    public RateGate(HealthHttpSettings settings, TimeProvider time, ILogger<RateGate> logger)
    {
        (_settings, _time, _steady, _logger) = (settings, time, new(time), logger);
        _application = new(settings, _steady);
    }

    /// <summary>Gets how many users have a gate.</summary>
    public int Users => _users.Count;

    /// <summary>Waits for leave to send one request. Requests of one user are let through in the order they came.</summary>
    /// <param name="ticket">The request.</param>
    /// <param name="cancellationToken">Stops the wait; the place in the queue is given up.</param>
    /// <exception cref="RateLimitedException">The wait would be longer than the host's patience; thrown at once.</exception>
    public ValueTask EnterAsync(RequestTicket ticket, CancellationToken cancellationToken)
    {
        while (true)
        {
            UserGate user = _users.GetOrAdd(ticket.Key, static (key, self) => self.Create(key), this);
            if (user.TryEnterAsync(ticket, cancellationToken) is { } wait)
            {
                return wait;
            }

            // Given up as idle between the two calls.
            _users.TryRemove(new(ticket.Key, user));
        }
    }

    /// <summary>Ends a request that was let in, and takes note of what its answer says about the quota.</summary>
    /// <param name="ticket">The request; one that is not under way is ignored.</param>
    /// <param name="response">The answer; <see langword="null"/> if none came.</param>
    public void Leave(RequestTicket ticket, HttpResponseMessage? response)
    {
        if (ticket.Gate is { } user)
        {
            ticket.Gate = null;
            bool wasSent = response is not null || ticket.Sent > ticket.SentWhenAdmitted;
            user.Leave(wasSent, response is null ? null : QuotaReport.Read(response, _settings.QuotaHeaders, _time));
        }
    }

    /// <summary>Gives what is known of a user's own quota; what all users share is left out.</summary>
    public QuotaState? GetQuota(TokenKey key) => _users.TryGetValue(key, out UserGate? user) ? user.GetQuota() : null;

    /// <summary>Gives until when a refusal keeps a user's gate shut.</summary>
    public Instant? GetShutUntil(TokenKey key) => _users.TryGetValue(key, out UserGate? user) ? user.GetShutUntil() : null;

    private UserGate Create(TokenKey key)
    {
        if (_users.Count > _sweepAbove)
        {
            Sweep();
        }

        return new(key, _settings, _application, _steady, _logger);
    }

    /// <summary>Gives up the gates that have nothing left to remember. Done again once there are twice as many as are left now, so that the
    /// work is in proportion to the users that come.</summary>
    private void Sweep()
    {
        foreach (KeyValuePair<TokenKey, UserGate> user in _users.Where(static user => user.Value.TryRetire()))
        {
            _users.TryRemove(user);
        }

        _sweepAbove = Math.Max(FewUsers, 2 * _users.Count);
    }
}
