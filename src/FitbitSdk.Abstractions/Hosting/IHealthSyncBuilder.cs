using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk;

/// <summary>What <c>AddHealthSync()</c> returns: where offset stores and sinks are hung on.</summary>
public interface IHealthSyncBuilder
{
    /// <summary>Gets the host's services.</summary>
    IServiceCollection Services { get; }
}
