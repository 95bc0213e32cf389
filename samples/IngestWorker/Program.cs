using FitbitSdk.Kafka;
using IngestWorker;
using IngestWorker.Demo;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

try
{
    using MeterProvider? metrics = OtlpMetrics.Start();
    if (args.Contains("--demo", StringComparer.Ordinal))
    {
        return await DemoRun.RunAsync([.. args.Where(static argument => argument is not "--demo")]);
    }

    // The settings beside the program, then the environment, then the command line: --Kafka:BootstrapServers=broker:9092
    using IHost host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory }).AddIngestWorker().Build();
    await host.RunAsync();
    return Environment.ExitCode;
}
catch (OperationCanceledException)
{
    // It was asked to stop while it started.
    return 0;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
    return 2;
}
catch (InvalidOperationException e) when (e.Source is "Microsoft.Extensions.Configuration.Binder")
{
    // Of a user's setting the inner one has the name.
    await Console.Error.WriteLineAsync((e.InnerException as InvalidOperationException ?? e).Message);
    return 2;
}
catch (KafkaSinkException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
{
    await Console.Error.WriteLineAsync($"librdkafka, the native half of Confluent.Kafka, is not here: in a checkout tests/setup/kafka-native.sh sets it up, then build again. ({e.Message})");
    return 1;
}
