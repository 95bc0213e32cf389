using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Fitbit.Sleep;
using FitbitSdk.Simulators.Hosting;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>The Fitbit Web API: OAuth beside what lies behind the gate.</summary>
internal sealed class FitbitApi(FitbitGate gate, OAuthRoutes oauth, TimeProvider clock) : ISimulatedApi
{
    public IReadOnlyList<FaultKind> UnknownFaults { get; } = [FaultKind.AccountNotLinked];

    public Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next) =>
        context.Request.Path.StartsWithSegments("/oauth2", PathCase.Comparison)
            ? oauth.InvokeAsync(context, faults, next)
            : gate.InvokeAsync(context, faults, next);

    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        routes.MapFitbit();
    }

    public Task FailAsync(HttpContext context, FaultRule rule) => rule.Kind switch
    {
        FaultKind.TooManyRequests => RateLimitAnswer.WriteAsync(context, isOldForm: false, clock.GetUtcNow()),
        FaultKind.TooManyRequestsOldForm => RateLimitAnswer.WriteAsync(context, isOldForm: true, clock.GetUtcNow()),
        FaultKind.ServerError => Reply.ErrorAsync(context, ApiError.ServerError(rule.Status ?? StatusCodes.Status500InternalServerError)),
        FaultKind.InsufficientScope => Reply.ErrorAsync(context, ApiError.InsufficientScope(ScopeTable.ScopeOf(context.Request.Path.Value!) ?? "requested")),
        FaultKind.InsufficientPermissions => Reply.ErrorAsync(context, ApiError.OtherUser),
        FaultKind.PermissionDenied => Reply.PermissionDeniedAsync(context),
        FaultKind.BadRequest => Reply.ErrorAsync(context, ApiError.Validation("date", "Invalid date: scripted")),
        FaultKind.ExpiredToken => Reply.ErrorAsync(context, ApiError.ExpiredToken(BearerToken.Of(context.Request) ?? "")),
        FaultKind.PendingSleep => PendingSleep.HandleAsync(context),
        _ => throw new InvalidOperationException($"No answer for {rule.Kind}."),
    };

    public Task RefusePathAsync(HttpContext context) => Reply.ErrorAsync(context, ApiError.NotFound);

    public Task RefuseMethodAsync(HttpContext context) => Reply.ErrorAsync(context, ApiError.MethodNotAllowed);
}
