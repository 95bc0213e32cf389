namespace FitbitSdk.EndToEnd.Tests;

public sealed class SimulatorBadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fitbit-simulator-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task State_Damaged_IsNamedAndLeftAlone()
    {
        string state = Path.Combine(_folder, "tokens.json");
        File.WriteAllText(state, "{");

        SampleProcess.Result result = await SampleProcess.RunAsync("Simulator", _folder, "--state", state);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(state, result.OnlyErrorLine, StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(state));
    }

    [Fact]
    public async Task Option_OutOfRange_IsToldInWords()
    {
        SampleProcess.Result result = await SampleProcess.RunAsync("Simulator", _folder, "--users", "0");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("simulator: FitbitSimulatorOptions.Users must be from 1 to 1,000.", result.OnlyErrorLine);
    }
}
