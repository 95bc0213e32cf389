using System.Diagnostics.CodeAnalysis;
using FitbitSdk;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sync to a host.</summary>
public static class HealthSyncServiceCollectionExtensions
{
    /// <summary>Adds planner and engine. The host adds a provider (<c>AddFitbitClient</c>), an offset store (<c>UseSqlite</c>, <c>AddOffsetStore</c>) and a sink (<c>AddFileSink</c>, <c>AddSink</c>).</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the planner's options.</param>
    /// <returns>A builder for store and sink.</returns>
    /// <remarks>Safe to call twice. What is missing is named when the host starts.</remarks>
    public static IHealthSyncBuilder AddHealthSync(this IServiceCollection services, Action<SyncPlannerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptionsWithValidateOnStart<SyncPlannerOptions, SyncPlannerOptionsValidator>().Configure(configure ?? (static _ => { }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SyncPlannerOptions>, HealthSyncRegistrationRules>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SyncPlannerOptions>, SyncPlannerOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<SyncPlanner>();
        services.TryAddSingleton<SyncEngine>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IUserEraser, OffsetEraser>());
        services.TryAddSingleton<UserErasure>();
        return new HealthSyncBuilder(services);
    }

    /// <summary>Delivers records to files: Avro containers and JSON Lines by default, one file a stream; or the topics of encoders that are registered.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="directory">The folder; created if it does not exist.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same builder.</returns>
    public static IHealthSyncBuilder AddFileSink(this IHealthSyncBuilder builder, string directory, Action<FileSinkOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptionsWithValidateOnStart<FileSinkOptions, FileSinkOptionsValidator>().Configure(options =>
        {
            options.Directory = directory;
            configure?.Invoke(options);
        });
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FileSinkOptions>, FileSinkRegistrationRules>());
        builder.Services.TryAddSingleton<FileRecordSink>();
        builder.Services.TryAddSingleton<IRecordSink>(static provider => provider.GetRequiredService<FileRecordSink>());
        return builder;
    }

    /// <summary>Keeps offsets in a store of the host's own.</summary>
    /// <typeparam name="TStore">The store; made once, by dependency injection.</typeparam>
    /// <param name="builder">The sync.</param>
    /// <returns>The same builder.</returns>
    public static IHealthSyncBuilder AddOffsetStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(this IHealthSyncBuilder builder)
        where TStore : class, IOffsetStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IOffsetStore, TStore>();
        return builder;
    }

    /// <summary>Delivers records to a sink of the host's own.</summary>
    /// <typeparam name="TSink">The sink; made once, by dependency injection.</typeparam>
    /// <param name="builder">The sync.</param>
    /// <returns>The same builder.</returns>
    public static IHealthSyncBuilder AddSink<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>(this IHealthSyncBuilder builder)
        where TSink : class, IRecordSink
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IRecordSink, TSink>();
        return builder;
    }
}
