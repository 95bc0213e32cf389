namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The worker in front of Kafka, run as its documentation says.</summary>
public sealed class IngestWorkerTests
{
    [Fact]
    public async Task IngestWorker_Demo_DeliversEverythingToTheTopicsAndEnds()
    {
        SampleProcess.Result result = await SampleProcess.RunAsync("IngestWorker", Environment.CurrentDirectory, "--demo");

        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Matches("([1-9][0-9]*) records delivered, \\1 messages in 11 topics\\.", result.Output);
    }

    [Fact]
    public async Task IngestWorker_WithoutUsers_SaysWhatIsMissing()
    {
        SampleProcess.Result result = await SampleProcess.RunAsync("IngestWorker", Environment.CurrentDirectory, "--Fitbit:ClientId=one");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Worker:Users names nobody", result.OnlyErrorLine, StringComparison.Ordinal);
    }
}
