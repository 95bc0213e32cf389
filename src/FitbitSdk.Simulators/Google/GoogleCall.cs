using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary>One authenticated request. The clock is read once for it, so that an answer never mixes two moments.</summary>
internal sealed class GoogleCall(GoogleUser user, IReadOnlyList<string> scopes, long now, int maximumPageSize)
{
    public int MaximumPageSize { get; } = maximumPageSize;
    public GoogleUser User { get; } = user;
    public IReadOnlyList<string> Scopes { get; } = scopes;
    public long Now { get; } = now;
    public Upload Upload { get; } = user.Tracker.At(now);

    public static GoogleCall Of(HttpContext context) => context.Features.Get<GoogleCall>()!;
}
