using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Google.OAuth;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary>Stands before all API paths: bearer token, quota, faults. Beyond it a <see cref="GoogleCall"/> hangs on the request.</summary>
internal sealed class GoogleGate(GoogleTokens tokens, GoogleQuota quota, int maximumPageSize, IReadOnlyList<GoogleUser> users, TimeProvider clock)
{
    private readonly Dictionary<string, GoogleUser> _users = users.ToDictionary(static user => user.UserId, StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (BearerToken.Of(context.Request) is not { } token)
        {
            await GoogleError.CredentialsMissing.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        (AccessTokenState state, string? userId, IReadOnlyList<string> scopes) = tokens.Use(token, now);
        RequestJournal.NameUser(context, userId);
        if (state is not AccessTokenState.Valid || userId is null)
        {
            // The service does not tell a token that ended from one it never knew.
            await GoogleError.TokenExpired.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        GoogleQuotaState left = quota.Take(userId, now.ToUnixTimeSeconds());
        if (left.Limit is { } limit)
        {
            // By turns: the delay may be there, and a client must know its own where it is not.
            await GoogleError.RateLimited(limit, left.Refusals % 2 == 1 ? left.SecondsToReset : null).WriteAsync(context).ConfigureAwait(false);
            return;
        }

        context.Features.Set(new GoogleCall(_users[userId], scopes, now.ToUnixTimeSeconds(), maximumPageSize));
        await faults.InvokeAsync(context, userId, next).ConfigureAwait(false);
    }
}
