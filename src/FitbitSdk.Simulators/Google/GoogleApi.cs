using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Google.OAuth;
using FitbitSdk.Simulators.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Google;

/// <summary>The Google Health API v4: OAuth beside what lies behind the gate.</summary>
internal sealed class GoogleApi(GoogleGate gate, GoogleOAuthRoutes oauth) : ISimulatedApi
{
    // Sleep that is still processed is no fault here but the common case: it comes with "processed": false.
    public IReadOnlyList<FaultKind> UnknownFaults { get; } = [FaultKind.PendingSleep];

    public Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next) =>
        GoogleOAuthRoutes.Owns(context.Request.Path) ? oauth.InvokeAsync(context, faults, next) : gate.InvokeAsync(context, faults, next);

    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        routes.MapGoogleHealth();
    }

    public Task FailAsync(HttpContext context, FaultRule rule) =>
        GoogleOAuthRoutes.Owns(context.Request.Path) ? GoogleOAuthRoutes.FailAsync(context, rule) : ErrorOf(rule).WriteAsync(context);

    public Task RefusePathAsync(HttpContext context) => GoogleError.NotFound.WriteAsync(context);

    // As a path that is unknown: the service tells paths and methods apart by their templates.
    public Task RefuseMethodAsync(HttpContext context) => GoogleError.NotFound.WriteAsync(context);

    private static GoogleError ErrorOf(FaultRule rule) => rule.Kind switch
    {
        FaultKind.TooManyRequests => GoogleError.RateLimited("Queries per minute per user", 12),
        FaultKind.TooManyRequestsOldForm => GoogleError.RateLimited("Queries per minute per user", retryAfterSeconds: null),
        FaultKind.ServerError => GoogleError.Server(rule.Status ?? StatusCodes.Status500InternalServerError),
        FaultKind.InsufficientScope => GoogleError.ScopeInsufficient,
        FaultKind.InsufficientPermissions => GoogleError.AccessDenied,
        FaultKind.PermissionDenied => GoogleError.PermissionDenied,
        FaultKind.BadRequest => GoogleError.InvalidArgument,
        FaultKind.ExpiredToken => GoogleError.TokenExpired,
        FaultKind.AccountNotLinked => GoogleError.AccountNotLinked,
        _ => throw new InvalidOperationException($"No answer for {rule.Kind}."),
    };
}
