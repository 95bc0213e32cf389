using FitbitSdk.Testing;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The sample with stores of its own, run both ways.</summary>
public sealed class OwnStoresTests
{
    [Fact]
    public async Task OwnStores_TwoHostsOnTheSameFolder_DeliverEverythingOnce()
    {
        SampleProcess.Result result = await SampleProcess.RunAsync("OwnStores", Environment.CurrentDirectory);

        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Matches("The first run delivered [1-9][0-9]* records, the second 0\\.", result.Output);
    }

    [Fact]
    public async Task OwnStores_ComplianceSuites_HoldCaseByCase()
    {
        SampleProcess.Result result = await SampleProcess.RunAsync("OwnStores", Environment.CurrentDirectory, "--check");

        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Equal(TokenStoreCompliance.All.Count + OffsetStoreCompliance.All.Count, result.Output.Split('\n').Count(static line => line.EndsWith(": ok", StringComparison.Ordinal)));
        Assert.Contains("Both stores keep their contracts.", result.Output, StringComparison.Ordinal);
    }
}
