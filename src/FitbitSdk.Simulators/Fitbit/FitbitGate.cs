using System.Globalization;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>Stands before all API paths: bearer token, quota, faults, owner, scope. Beyond it a <see cref="FitbitCall"/> hangs on the request.</summary>
internal sealed class FitbitGate(TokenAuthority tokens, HourlyQuota quota, IReadOnlyList<FitbitUser> users, TimeProvider clock)
{
    private readonly Dictionary<string, FitbitUser> _users = users.ToDictionary(static user => user.UserId, StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (BearerToken.Of(context.Request) is not { } token)
        {
            await Reply.ErrorAsync(context, ApiError.MissingHeader).ConfigureAwait(false);
            return;
        }

        (AccessTokenState state, string? userId, IReadOnlyList<string> scopes) = tokens.Use(token, now);
        RequestJournal.NameUser(context, userId);
        if (state is AccessTokenState.Invalid || userId is null || !_users.TryGetValue(userId, out FitbitUser? user))
        {
            // Whose quota it is cannot be known here, so this answer alone carries no quota headers.
            await Reply.ErrorAsync(context, ApiError.InvalidToken(token)).ConfigureAwait(false);
            return;
        }

        QuotaState left = state is AccessTokenState.Valid ? quota.Take(userId, now) : quota.Look(userId, now);
        WriteHeaders(context.Response.Headers, left);
        if (state is AccessTokenState.Expired)
        {
            await Reply.ErrorAsync(context, ApiError.ExpiredToken(token)).ConfigureAwait(false);
            return;
        }

        if (!left.IsAllowed)
        {
            // Both forms are known, by turns: a client must understand either.
            await RateLimitAnswer.WriteAsync(context, isOldForm: left.Refusals % 2 == 0, now).ConfigureAwait(false);
            return;
        }

        await faults.InvokeAsync(context, userId, _ => AdmitAsync(context, user, scopes, now, next)).ConfigureAwait(false);
    }

    private static async Task AdmitAsync(HttpContext context, FitbitUser user, IReadOnlyList<string> scopes, DateTimeOffset now, RequestDelegate next)
    {
        if (context.Request.RouteValues.TryGetValue("user", out object? asked) && asked is string owner
            && owner is not "-" && !string.Equals(owner, user.UserId, StringComparison.Ordinal))
        {
            await Reply.ErrorAsync(context, ApiError.OtherUser).ConfigureAwait(false);
            return;
        }

        if (ScopeTable.ScopeOf(context.Request.Path.Value!) is { } scope && !scopes.Contains(scope, StringComparer.Ordinal))
        {
            await Reply.ErrorAsync(context, ApiError.InsufficientScope(scope)).ConfigureAwait(false);
            return;
        }

        context.Features.Set(new FitbitCall(user, now.ToUnixTimeSeconds()));
        await next(context).ConfigureAwait(false);
    }

    private static void WriteHeaders(IHeaderDictionary headers, QuotaState left)
    {
        headers["Fitbit-Rate-Limit-Limit"] = left.Limit.ToString(CultureInfo.InvariantCulture);
        headers["Fitbit-Rate-Limit-Remaining"] = left.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["Fitbit-Rate-Limit-Reset"] = left.SecondsToReset.ToString(CultureInfo.InvariantCulture);
    }
}
