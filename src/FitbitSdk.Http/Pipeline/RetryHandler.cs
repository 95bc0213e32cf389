using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace FitbitSdk.Http;

/// <summary>Outermost: repeats what only reads, when no answer came or the service was at fault.</summary>
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
                ShouldHandle = arguments => ValueTask.FromResult(MayRepeat(arguments.Context, arguments.Outcome)),
                OnRetry = OnRetry,
            });
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(TicketKey, RequestTicket.Of(request));
            return await _pipeline.ExecuteAsync(
                static (context, state) => new ValueTask<HttpResponseMessage>(state.Handler.SendOnceAsync(state.Request, context.CancellationToken)),
                context,
                (Handler: this, Request: request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private bool MayRepeat(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        RequestTicket ticket = context.Properties.GetValue(TicketKey, null!);
        bool failed = outcome is { Exception: NoAnswerException } or { Result: { StatusCode: >= (HttpStatusCode)500 } };
        // Counted by what went out, so that a repeat after a refused token is an attempt like any other.
        // A service that says when it will be back is not asked before; the caller learns of it where that is too long to wait here.
        failed = failed && !(GetStatedDelay(outcome) > LongestDelay);
        return failed && ticket.Retry is RetryClass.Safe && ticket.Sent < _maximumAttempts && !context.CancellationToken.IsCancellationRequested;
    }

    private TimeSpan? GetStatedDelay(Outcome<HttpResponseMessage> outcome) => outcome.Result is { } response ? QuotaReport.ReadRetryAfter(response, _time.GetUtcNow()) : null;

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
