using FitbitSdk.Simulators.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Hosting;

/// <summary>One service: who may enter, what it answers, and how it says that something went wrong.</summary>
internal interface ISimulatedApi
{
    /// <summary>Gets the faults that this service has no form for.</summary>
    IReadOnlyList<FaultKind> UnknownFaults { get; }

    /// <summary>Names the user, refuses who may not enter, and lets the others meet the faults before <paramref name="next"/>.</summary>
    Task InvokeAsync(HttpContext context, FaultGate faults, RequestDelegate next);

    void Map(IEndpointRouteBuilder routes);

    /// <summary>Answers with a fault that has a body of the service's own.</summary>
    Task FailAsync(HttpContext context, FaultRule rule);

    /// <summary>Answers where no endpoint is.</summary>
    Task RefusePathAsync(HttpContext context);

    /// <summary>Answers where an endpoint is, but not for this method.</summary>
    Task RefuseMethodAsync(HttpContext context);
}
