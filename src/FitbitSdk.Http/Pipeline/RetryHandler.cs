using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace FitbitSdk.Http;

/// <summary>First, outermost: repeats what only reads, when no answer came or the service was at fault.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<RequestTicket> TicketKey = new("FitbitSdk.RequestTicket");

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _time;
    private readonly int _maximumAttempts;
    private readonly ILogger _logger;

    public RetryHandler(HealthHttpSettings settings, TimeProvider time, ILogger<RetryHandler> logger)
    {
        (_maximumAttempts, _time, _logger) = (settings.MaximumAttempts, time, logger);
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { Name = "FitbitSdk", TimeProvider = time };
        if (_maximumAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _maximumAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = LongestDelay,
                UseJitter = true,
                DelayGenerator = arguments => ValueTask.FromResult(GetStatedDelay(arguments.Outcome)),
                ShouldHandle = arguments => ValueTask.FromResult(
                    MayRepeat(arguments.Context.Properties.GetValue(TicketKey, null!), arguments.Outcome, arguments.Context.CancellationToken)),
                OnRetry = OnRetry,
            });
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTicket ticket = RequestTicket.Of(request);
        Outcome<HttpResponseMessage> outcome = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
        if (MayRepeat(ticket, outcome, cancellationToken))
        {
            outcome = await RepeatAsync(request, ticket, outcome, cancellationToken).ConfigureAwait(false);
        }

        outcome.ThrowIfException();
        return outcome.Result!;
    }

    private async ValueTask<Outcome<HttpResponseMessage>> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }

    /// <summary>Goes on after a first attempt. Only here is the pipeline entered: nearly all requests succeed at once, and need not pay for it.</summary>
    private async ValueTask<Outcome<HttpResponseMessage>> RepeatAsync(
        HttpRequestMessage request, RequestTicket ticket, Outcome<HttpResponseMessage> first, CancellationToken cancellationToken)
    {
        bool isFirst = true;
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(TicketKey, ticket);
            return await _pipeline.ExecuteOutcomeAsync(
                (context, _) =>
                {
                    (bool known, isFirst) = (isFirst, false);
                    return known ? ValueTask.FromResult(first) : SendOnceAsync(request, context.CancellationToken);
                },
                context,
                state: 0).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool MayRepeat(RequestTicket ticket, Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        bool failed = outcome is { Exception: NoAnswerException } or { Result: { StatusCode: >= (HttpStatusCode)500 } };
        // Counted by what went out, so that a repeat after a refused token is an attempt like any other.
        // A service that says when it will be back is not asked before; the caller learns of it where that is too long to wait here.
        failed = failed && !(GetStatedDelay(outcome) > LongestDelay);
        return failed && ticket.Retry is RetryClass.Safe && ticket.Sent < _maximumAttempts && !cancellationToken.IsCancellationRequested;
    }

    private TimeSpan? GetStatedDelay(Outcome<HttpResponseMessage> outcome) => outcome.Result is { } response ? QuotaReport.ReadRetryAfter(response, _time) : null;

    private ValueTask OnRetry(OnRetryArguments<HttpResponseMessage> arguments)
    {
        RequestTicket ticket = arguments.Context.Properties.GetValue(TicketKey, null!);
        HttpResponseMessage? response = arguments.Outcome is { Result: { } answer } ? answer : null;
        string failure = response is null ? (arguments.Outcome.Exception as NoAnswerException)?.Cause.GetType().Name ?? "?" : $"{(int)response.StatusCode}";
        _logger.Repeating(ticket.Operation, failure, ticket.Sent + 1, arguments.RetryDelay);
        response?.Dispose();
        return ValueTask.CompletedTask;
    }
}
