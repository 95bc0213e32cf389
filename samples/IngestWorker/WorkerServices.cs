using FitbitSdk;
using FitbitSdk.Kafka;
using FitbitSdk.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace IngestWorker;

/// <summary>Composes the worker from its configuration.</summary>
internal static class WorkerServices
{
    public static HostApplicationBuilder AddIngestWorker(this HostApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        WorkerOptions worker = WorkerOptions.Read(builder.Configuration.GetSection("Worker"));
        services.AddSingleton(worker);

        ProviderId provider = new(worker.Provider);
        (provider == ProviderId.Fitbit ? services.AddFitbitClient() : services.AddGoogleHealthClient()).UseSqlite(worker.State);
        services.AddHealthChecks().AddHealthClientCheck(provider);
        AddDelivery(services.AddHealthSync(), worker, builder.Configuration);
        services.AddSingleton<Ownership>();
        services.AddSingleton<IHealthCheckPublisher, HealthLog>();
        services.AddHostedService<SyncWorker>();
        return builder;
    }

    /// <summary>The one difference between the two ways to deliver: where offsets are, and what commits them.</summary>
    private static void AddDelivery(IHealthSyncBuilder sync, WorkerOptions worker, IConfiguration configuration)
    {
        if (worker.Delivery is Delivery.ExactlyOnce)
        {
            sync.AddKafkaExactlyOnceSink(configuration.GetSection("Kafka").Bind, configuration.GetSection("Shards").Bind);
            sync.Services.AddHealthChecks().AddKafkaShardsCheck();
        }
        else
        {
            sync.UseSqlite(worker.State).AddKafkaSink(configuration.GetSection("Kafka").Bind);
            sync.Services.AddHealthChecks().AddKafkaSinkCheck();
        }
    }
}
