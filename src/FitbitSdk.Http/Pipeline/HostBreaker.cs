using System.Net;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Stops asking a service that fails: open for 30 s once half of at least 20 requests within 30 s failed, then one probe decides.</summary>
/// <remarks>One for each client and address, shared by all its handlers: the factory rotates those, and a breaker of their own would forget.
/// A failure is no answer or a 5xx. A refusal, also one for quota, says that the service works; a caller who gives up says nothing. That is why it is
/// not Polly's, to which everything that is no failure is a success.</remarks>
internal sealed class HostBreaker
{
    private const int FewRequests = 20;

    private static readonly Duration BreakDuration = Duration.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly RecentOutcomes _recent = new(Duration.FromSeconds(30));
    private readonly SteadyTime _time;
    private readonly Func<Exception, bool> _isNoAnswer;
    private readonly Action<bool>? _changed;
    private volatile bool _isOpen;
    private Instant _openUntil;
    private int _era;

    public HostBreaker(TimeProvider time, Func<Exception, bool> isNoAnswer, Action<bool>? changed = null) =>
        (_time, _isNoAnswer, _changed) = (new(time), isNoAnswer, changed);

    /// <summary>Refuses a request that would not be sent.</summary>
    /// <exception cref="HealthApiException">The breaker is open. <see cref="HealthApiException.RetryAt"/> says until when.</exception>
    public void ThrowIfOpen(string operation)
    {
        if (!_isOpen)
        {
            return;
        }

        lock (_lock)
        {
            if (_isOpen && _time.GetInstant() < _openUntil)
            {
                throw Refuse(operation);
            }
        }
    }

    /// <summary>Takes note that a request is sent. The first after a break is the probe; where no more is heard of it, the next one is after another break.</summary>
    /// <returns>What to show at its end: what was sent before the breaker opened says nothing of the service after that.</returns>
    /// <exception cref="HealthApiException">It is open; nothing is to be sent. <see cref="HealthApiException.RetryAt"/> says until when.</exception>
    public int Enter(string operation)
    {
        lock (_lock)
        {
            if (_isOpen)
            {
                Instant now = _time.GetInstant();
                if (now < _openUntil)
                {
                    throw Refuse(operation);
                }

                _openUntil = now + BreakDuration;
            }

            return _era;
        }
    }

    /// <summary>Takes note of what became of a request.</summary>
    public void Leave(int era, HttpResponseMessage? response, Exception? error)
    {
        bool? failed = error is null ? response?.StatusCode >= HttpStatusCode.InternalServerError
            : _isNoAnswer(error) ? true
            : error is HealthApiException ? false : null;
        bool changes;
        lock (_lock)
        {
            changes = era == _era && (_isOpen ? Judge(failed) : Count(failed));
            if (changes)
            {
                _isOpen = !_isOpen;
                _era++;
            }
        }

        if (changes)
        {
            _changed?.Invoke(failed is true);
        }
    }

    /// <summary>Judges the service by its probe.</summary>
    /// <returns>Whether it works again.</returns>
    private bool Judge(bool? failed)
    {
        if (failed is false)
        {
            return true;
        }

        // A probe that says nothing leaves the decision to the next request.
        Instant now = _time.GetInstant();
        _openUntil = failed is true ? now + BreakDuration : now;
        return false;
    }

    /// <returns>Whether too many failed.</returns>
    private bool Count(bool? failed)
    {
        if (failed is null)
        {
            return false;
        }

        Instant now = _time.GetInstant();
        _recent.Add(now, failed.Value);
        if (failed is false || _recent.Sum(now) is not { Ended: >= FewRequests } recent || recent.Failed * 2 < recent.Ended)
        {
            return false;
        }

        _openUntil = now + BreakDuration;
        _recent.Clear();
        return true;
    }

    private HealthApiException Refuse(string operation) =>
        new ApiFailure(HealthApiErrorKind.Unavailable, operation, "the service failed too often of late; nothing was sent.") { RetryAt = _time.ToHostTime(_openUntil) }.ToException();
}
