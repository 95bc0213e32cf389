using System.Net;
using NodaTime;
using Polly;
using Polly.CircuitBreaker;

namespace FitbitSdk.Http;

/// <summary>Stops asking a service that fails: open for 30 s once half of at least 20 requests within 30 s failed, then one probe decides.</summary>
/// <remarks>One for each client and address, shared by all its handlers: the factory rotates those, and a breaker of their own would forget.
/// A failure is no answer or a 5xx. A refusal, also one for quota, says that the service works.</remarks>
internal sealed class HostBreaker
{
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private volatile bool _isOpen;
    private Instant _openUntil = Instant.MinValue;

    public HostBreaker(TimeProvider time, Func<Exception, bool> isNoAnswer, Action<bool>? changed = null)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "FitbitSdk", TimeProvider = time }
            .AddCircuitBreaker(new()
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = BreakDuration,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    // A caller who gives up says nothing of the service: it counts only where it was the probe, which then is made again.
                    { Exception: OperationCanceledException error } => _isOpen || isNoAnswer(error),
                    { Exception: { } error } => isNoAnswer(error),
                    { Result: { } response } => response.StatusCode >= HttpStatusCode.InternalServerError,
                    _ => false,
                }),
                // A probe that fails opens it anew: no change for who watches.
                OnOpened = _ => Tell(isOpen: true),
                OnClosed = _ => Tell(isOpen: false),
            })
            .Build();

        ValueTask Tell(bool isOpen)
        {
            bool isNews;
            lock (_lock)
            {
                isNews = _isOpen != isOpen;
                _isOpen = isOpen;
                _openUntil = isOpen ? time.GetInstant() + Duration.FromTimeSpan(BreakDuration) : Instant.MinValue;
            }

            if (isNews)
            {
                changed?.Invoke(isOpen);
            }

            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Refuses a request that would not be sent.</summary>
    /// <exception cref="HealthApiException">The breaker is open. <see cref="HealthApiException.RetryAt"/> says until when.</exception>
    public void ThrowIfOpen(string operation)
    {
        if (!_isOpen)
        {
            return;
        }

        Instant until;
        lock (_lock)
        {
            until = _openUntil;
        }

        if (_time.GetInstant() < until)
        {
            throw Refuse(operation, until);
        }
    }

    /// <summary>Sends a request unless the breaker is open.</summary>
    /// <exception cref="HealthApiException">It is open; nothing was sent. <see cref="HealthApiException.RetryAt"/> says until when.</exception>
    public async Task<HttpResponseMessage> SendAsync<TCall>(
        string operation, Func<TCall, CancellationToken, Task<HttpResponseMessage>> send, TCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static (state, cancellation) => new ValueTask<HttpResponseMessage>(state.send(state.call, cancellation)), (send, call), cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException e)
        {
#pragma warning disable MA0054 // Its inner exception is the failure that opened the breaker: that of another user's request.
            throw Refuse(operation, _time.GetInstant() + Duration.FromTimeSpan(e.RetryAfter ?? TimeSpan.Zero));
#pragma warning restore MA0054
        }
    }

    private static HealthApiException Refuse(string operation, Instant until) =>
        new ApiFailure(HealthApiErrorKind.Unavailable, operation, "the service failed too often of late; nothing was sent.") { RetryAt = until }.ToException();
}
