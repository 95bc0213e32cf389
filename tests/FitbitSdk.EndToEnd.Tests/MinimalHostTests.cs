using FitbitSdk.Simulators;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The host of the README's first screen, run as it stands there.</summary>
public sealed class MinimalHostTests
{
    [Fact]
    public async Task MinimalHost_OneUserOfARunningServer_WritesTheirData()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("fitbitsdk-host-");
        try
        {
            DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);
            await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(
                new() { Users = 1, FirstDay = today.AddDays(-2), Days = 3, RequestsPerHour = 5000 }, TestContext.Current.CancellationToken);
            SimulatedAccount account = simulator.Accounts[0];

            SampleProcess.Result result = await SampleProcess.RunAsync(
                "MinimalHost",
                directory.FullName,
                $"--Fitbit:ClientId={simulator.ClientId}",
                $"--Fitbit:ClientSecret={simulator.ClientSecret}",
                $"--Fitbit:BaseAddress={simulator.BaseAddress}",
                $"--Access={account.AccessToken}",
                $"--Refresh={account.RefreshToken}");

            Assert.True(result.ExitCode == 0, result.Error + result.Output);
            Assert.Contains("heart-rate: Completed", result.Output, StringComparison.Ordinal);
            Assert.True(new FileInfo(Path.Combine(directory.FullName, "data", "avro", "heart-rate.avro")).Length > 0);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
