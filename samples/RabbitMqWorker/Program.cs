using FitbitSdk.RabbitMQ;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RabbitMqWorker;

try
{
    // The settings beside the program, then the environment, then the command line: --RabbitMq:Hosts=broker:5672
    string[] settings = [.. args.Where(static argument => argument is not ("--demo" or "--ocariot"))];
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
    if (args.Contains("--ocariot", StringComparer.Ordinal))
    {
        builder.Configuration["Worker:Ocariot"] = "true";
    }

    if (args.Contains("--demo", StringComparer.Ordinal))
    {
        await DemoRun.RunAsync(builder);
        return Environment.ExitCode;
    }

    using IHost host = builder.AddRabbitMqWorker().Build();
    await host.RunAsync();
    return Environment.ExitCode;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
    return 2;
}
catch (RabbitMqSinkException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
