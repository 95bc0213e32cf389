using FitbitSdk.Simulators.Hosting;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Faults;

/// <summary>Lets a request pass, or lets it go wrong by the script.</summary>
internal sealed class FaultGate(FaultScript script, ISimulatedApi api, RequestJournal journal)
{
    // A client's time-outs run in real time, and the simulator's own clock may stand still.
    private static readonly TimeProvider RealTime = TimeProvider.System;

    public async Task InvokeAsync(HttpContext context, string? userId, RequestDelegate next)
    {
        FaultRule? rule = script.Draw(context.Request.Path.Value!, userId);
        try
        {
            await (rule is null ? next(context) : FailAsync(context, rule, next)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (rule is not null && context.RequestAborted.IsCancellationRequested)
        {
            journal.NoteUnanswered(context);
        }
    }

    private Task FailAsync(HttpContext context, FaultRule rule, RequestDelegate next) => rule.Kind switch
    {
        FaultKind.Slow => SlowAsync(context, rule.Delay ?? TimeSpan.FromSeconds(1), next),
        FaultKind.Timeout => HangAsync(context),
        FaultKind.Truncated => TruncateAsync(context, next),
        FaultKind.LostAnswer => LoseAsync(context, next),
        FaultKind.Html => Reply.PageAsync(context, rule.Status ?? StatusCodes.Status200OK, "Fitbit"),
        FaultKind.Gone => Reply.PageAsync(context, StatusCodes.Status410Gone, "Gone"),
        _ => api.FailAsync(context, rule),
    };

    private static async Task SlowAsync(HttpContext context, TimeSpan delay, RequestDelegate next)
    {
        await Task.Delay(delay, RealTime, context.RequestAborted).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }

    private Task HangAsync(HttpContext context)
    {
        // Noted at once, so that whoever waits for it in the journal need not wait for its end.
        journal.NoteUnanswered(context);
        return Task.Delay(Timeout.InfiniteTimeSpan, RealTime, context.RequestAborted);
    }

    private static async Task TruncateAsync(HttpContext context, RequestDelegate next)
    {
        byte[] body = await CaptureAsync(context, next).ConfigureAwait(false);
        context.Response.ContentLength = body.Length;

        // The server closes a connection by itself when an answer is shorter than announced.
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted).ConfigureAwait(false);
    }

    private async Task LoseAsync(HttpContext context, RequestDelegate next)
    {
        await CaptureAsync(context, next).ConfigureAwait(false);
        journal.NoteUnanswered(context);
        context.Abort();
    }

    private static async Task<byte[]> CaptureAsync(HttpContext context, RequestDelegate next)
    {
        Stream wire = context.Response.Body;
        using MemoryStream body = new();
        context.Response.Body = body;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return body.ToArray();
    }
}
