using System.Diagnostics;
using System.Reflection;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>The worker in front of RabbitMQ, run as its documentation says.</summary>
public sealed class RabbitMqWorkerTests(SharedServer shared)
{
    private static readonly string Program = typeof(RabbitMqWorkerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "RabbitMqWorker").Value!;

    [Fact]
    public async Task Demo_AgainstAServer_DeliversEverybodysRecords()
    {
        RabbitMqServer server = await shared.GetAsync();
        string virtualHost = $"t-{Guid.NewGuid():N}";
        await server.AddVirtualHostAsync(virtualHost);

        (int exit, string output) = await RunAsync("--demo", $"--RabbitMq:Hosts=127.0.0.1:{server.Port}", $"--RabbitMq:VirtualHost={virtualHost}");

        Assert.True(exit == 0, output);
        Assert.Equal(3, output.Split("Completed,").Length - 1);
        Assert.True((await server.CountMessagesAsync(virtualHost))["fitbitsdk.heart-rate"] > 1000);
    }

    [Theory]
    [InlineData(2, "Worker:Users names nobody", "--RabbitMq:Hosts=localhost")]
    [InlineData(2, "RabbitMqConnectionOptions.Hosts", "--RabbitMq:Hosts=", "--Worker:Users:0:Key=anna")]
    public async Task Setting_ThatIsWrong_IsNamed(int code, string named, params string[] settings)
    {
        (int exit, string output) = await RunAsync(["--Fitbit:ClientId=one", "--Fitbit:ClientSecret=two", .. settings]);

        Assert.Equal(code, exit);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.GetFullPath(Program), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output + await error);
        }
        finally
        {
            // Nothing when it has ended by itself.
            process.Kill(entireProcessTree: true);
        }
    }
}
