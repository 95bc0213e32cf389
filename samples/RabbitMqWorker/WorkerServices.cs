using FitbitSdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RabbitMqWorker;

/// <summary>Composes the worker from its configuration.</summary>
internal static class WorkerServices
{
    public static HostApplicationBuilder AddRabbitMqWorker(this HostApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptions<WorkerOptions>().BindConfiguration("Worker").ValidateDataAnnotations().ValidateOnStart();
        WorkerOptions worker = builder.Configuration.GetSection("Worker").Get<WorkerOptions>() ?? new();

        services.AddFitbitClient().UseSqlite(worker.State);
        IHealthSyncBuilder sync = services.AddHealthSync().UseSqlite(worker.State).AddRabbitMqConnection(builder.Configuration.GetSection("RabbitMq").Bind);
        if (worker.Ocariot)
        {
            sync.AddOcariotBus(builder.Configuration.GetSection("Ocariot").Bind);
        }
        else
        {
            sync.AddRabbitMqSink(builder.Configuration.GetSection("Sink").Bind)
                .AddRabbitMqTopology(builder.Configuration.GetSection("Topology").Bind)
                .AddRabbitMqEvents(builder.Configuration.GetSection("Events").Bind);
        }

        services.AddSingleton<SyncWorker>();
        services.AddHostedService(static provider => provider.GetRequiredService<SyncWorker>());
        services.AddSingleton<IUserEraser>(static provider => provider.GetRequiredService<SyncWorker>());
        return builder;
    }
}
