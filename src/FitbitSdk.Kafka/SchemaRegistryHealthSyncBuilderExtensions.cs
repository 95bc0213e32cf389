using FitbitSdk;
using FitbitSdk.Kafka;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a schema registry to a sync.</summary>
public static class SchemaRegistryHealthSyncBuilderExtensions
{
    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>Lets the Kafka sink keep its Avro schemas in a registry, and write its values, and keys with schemas, in the registry's wire format.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Sets <see cref="SchemaRegistryOptions.Url"/>, and what else is wanted.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. Options are checked when the host starts; the registry is asked when the first batch comes. <see cref="SchemaRegistryClient"/> can then
    /// be injected, too. An <see cref="ISchemaIds"/> that is registered before takes its place at the sink.</remarks>
    public static IHealthSyncBuilder AddSchemaRegistry(this IHealthSyncBuilder builder, Action<SchemaRegistryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<SchemaRegistryOptions, SchemaRegistryOptionsValidator>().Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SchemaRegistryOptions>, SchemaRegistryOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(SchemaRegistryClient.HttpClientName)
            // The factory's own loggers print addresses.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(static container => RegistryHandler.Create(container.GetRequiredService<IOptions<SchemaRegistryOptions>>().Value))
            .ConfigureHttpClient(static client => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, LargestAnswer));
        services.TryAddSingleton<SchemaRegistryClient>();
        services.TryAddSingleton<ISchemaIds, RegistrySchemaIds>();
        return builder;
    }
}
