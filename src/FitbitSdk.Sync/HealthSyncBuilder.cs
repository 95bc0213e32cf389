using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Sync;

internal sealed class HealthSyncBuilder(IServiceCollection services) : IHealthSyncBuilder
{
    public IServiceCollection Services { get; } = services;
}
