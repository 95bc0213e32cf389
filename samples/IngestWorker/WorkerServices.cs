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
        IConfiguration section = builder.Configuration.GetSection("Worker");
        services.AddOptions<WorkerOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        WorkerOptions worker = section.Get<WorkerOptions>() ?? new();

        ProviderId provider = new(worker.Provider);
        (provider == ProviderId.Fitbit ? services.AddFitbitClient() : services.AddGoogleHealthClient()).UseSqlite(worker.State);
        AddDelivery(services.AddHealthSync(), worker, builder.Configuration.GetSection("Kafka"));
        services.AddHealthChecks().AddKafkaSinkCheck().AddHealthClientCheck(provider);
        services.AddSingleton<IHealthCheckPublisher, HealthLog>();
        services.AddHostedService<SyncWorker>();
        return builder;
    }

    /// <summary>The one difference between the two ways to deliver: where offsets are, and what commits them.</summary>
    private static void AddDelivery(IHealthSyncBuilder sync, WorkerOptions worker, IConfiguration kafka)
    {
        switch (worker.Delivery)
        {
            case Delivery.AtLeastOnce:
                sync.UseSqlite(worker.State).AddKafkaSink(kafka.Bind);
                break;

            default:
                throw new NotSupportedException($"Worker:Delivery is {worker.Delivery}, which there is not.");
        }
    }
}
