namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The worker in front of Kafka, run as its documentation says.</summary>
public sealed class IngestWorkerTests : IDisposable
{
    // First tokens, because to store them is what fails first.
    private static readonly string[] AnnaAndBo =
    [
        "Worker:Users:0:Key=anna", "Worker:Users:0:ConsentStart=2026-10-01T00:00:00Z", "Worker:Users:0:AccessToken=a", "Worker:Users:0:RefreshToken=b",
        "Worker:Users:1:Key=bo", "Worker:Users:1:ConsentStart=2026-10-01T00:00:00Z", "Worker:Users:1:AccessToken=c", "Worker:Users:1:RefreshToken=d",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-worker-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task IngestWorker_Demo_DeliversEverythingToTheTopicsAndEnds()
    {
        SampleProcess.Result result = await SampleProcess.RunAsync("IngestWorker", Environment.CurrentDirectory, "--demo");

        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Matches("([1-9][0-9]*) records delivered, \\1 messages in 13 topics\\.", result.Output);
    }

    [Theory]
    [InlineData("Worker:Users names nobody")]
    [InlineData("Worker:Provider must be", "Worker:Provider=Google-Health", "Worker:Users:0:Key=anna", "Worker:Users:0:ConsentStart=2026-10-01T00:00:00Z")]
    [InlineData("'Worker:Delivery'", "Worker:Delivery=Foo")]
    [InlineData("'Kafka:Format'", "Kafka:Format=Foo", "Worker:Users:0:Key=anna", "Worker:Users:0:ConsentStart=2026-10-01T00:00:00Z")]
    [InlineData("Worker:Users:0:ConsentStart must say", "Worker:Users:0:Key=anna")]
    [InlineData("'Worker:Users:0:ConsentStart'", "Worker:Users:0:Key=anna", "Worker:Users:0:ConsentStart=soon")]
    [InlineData("'Paralel'", "Worker:Paralel=2")]
    public async Task IngestWorker_SettingThatIsWrong_IsNamed(string named, params string[] settings)
    {
        SampleProcess.Result result = await RunAsync(settings);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, result.OnlyErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestWorker_UsersThatAreWrong_AreAllNamedAndNoTokenShown()
    {
        SampleProcess.Result result = await RunAsync(
            "Worker:Users:0:Key=anna", "Worker:Users:0:ConsentStart=2026-10-01T00:00:00Z",
            "Worker:Users:1:Key= ", "Worker:Users:1:ConsentStart=2026-10-01T00:00:00Z",
            "Worker:Users:2:Key=anna", "Worker:Users:2:ConsentStart=2026-10-01T00:00:00Z",
            "Worker:Users:3:Key=bo", "Worker:Users:3:ConsentStart=2026-10-01T00:00:00Z", "Worker:Users:3:AccessToken=secret",
            "Worker:Users:4:Key=cy", "Worker:Users:4:ConsentStart=2026-10-01T00:00:00Z", "Worker:Users:4:ConsentEnd=2026-09-01T00:00:00Z");

        Assert.Equal(2, result.ExitCode);
        Assert.Collection(
            result.Error.Trim().Split('\n'),
            static line => Assert.StartsWith("Worker:Users:1:Key must be", line, StringComparison.Ordinal),
            static line => Assert.StartsWith("Worker:Users:2:Key is that of an earlier user", line, StringComparison.Ordinal),
            static line => Assert.StartsWith("Worker:Users:3:RefreshToken is missing", line, StringComparison.Ordinal),
            static line => Assert.StartsWith("Worker:Users:4:ConsentEnd must be after", line, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestWorker_OnceAndNobodyAnswers_EndsAsFailed()
    {
        SampleProcess.Result result = await RunAsync([.. AnnaAndBo, "Worker:Once=true", $"Worker:State={Path.Combine(_folder, "state.db")}", "Fitbit:BaseAddress=http://127.0.0.1:1/"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Failed, 0 records", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestWorker_RunThatThrows_IsLoggedAndTheOtherUsersAreRun()
    {
        SampleProcess.Result result = await RunAsync([.. AnnaAndBo, "Worker:Once=true", $"Worker:State={Path.Combine(_folder, "none", "state.db")}"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.Output.Split("the run failed").Length - 1);
    }

    private static Task<SampleProcess.Result> RunAsync(params IEnumerable<string> settings) =>
        SampleProcess.RunAsync("IngestWorker", Environment.CurrentDirectory, ["--Fitbit:ClientId=one", "--Fitbit:ClientSecret=two", .. settings.Select(static setting => "--" + setting)]);
}
