namespace FitbitSdk.EndToEnd.Tests;

/// <summary>Bad input: one clear line that names the thing and the remedy, a non-zero exit, nothing overwritten.</summary>
public sealed class QuickstartBadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-quickstart-").FullName;

    private string Out => Path.Combine(_folder, "out");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--speed", "Unknown option --speed. --help lists the options.")]
    [InlineData("--days zero", "--days takes a whole number from 1 to 1000, not 'zero'.")]
    [InlineData("--days", "--days needs a value.")]
    [InlineData("--end 31.10.2026", "--end takes a date such as 2026-10-31, from 1980 to 2199, not '31.10.2026'.")]
    [InlineData("--streams heart-rate,moods", "Unknown stream moods. The streams are: heart-rate, steps, calories, heart-rate-variability, oxygen-saturation, breathing-rate, skin-temperature, resting-heart-rate, daily-activity, weight, sleep, activity-log, time-zone.")]
    [InlineData("--format xml", "--format takes avro, json, radar and radar-fitbit, separated by commas, not 'xml'.")]
    [InlineData("--provider garmin", "--provider is fitbit or google-health, not 'garmin'.")]
    [InlineData("--provider google-health --base-url http://127.0.0.1:9 --user a", "GOOGLE_HEALTH_CLIENT_ID is not set: --base-url takes the application and the first tokens from the environment.")]
    [InlineData("--provider google-health --streams calories", "Unknown stream calories. The streams are: heart-rate, steps, sleep.")]
    [InlineData("--now yesterday", "--now takes an instant such as 2026-10-31T20:00:00Z, from 1980 to 2199, not 'yesterday'.")]
    [InlineData("--now 2026-10-31T20:00:00Z --base-url http://127.0.0.1:9 --user a", "--now moves the simulator's clock; --base-url has a clock of its own.")]
    [InlineData("--base-url http://127.0.0.1:9", "--base-url needs --user ID: whose data is to be read.")]
    [InlineData("--base-url ftp://127.0.0.1 --user a", "--base-url takes an https address (http on this machine alone) without a query, not 'ftp://127.0.0.1'.")]
    [InlineData("--base-url http://example.com --user a", "--base-url takes an https address (http on this machine alone) without a query, not 'http://example.com'.")]
    [InlineData("--end 9999-12-31", "--end takes a date such as 2026-10-31, from 1980 to 2199, not '9999-12-31'.")]
    public async Task Option_Wrong_IsNamedWithItsRemedy(string arguments, string message)
    {
        SampleProcess.Result result = await SampleProcess.QuickstartAsync([.. arguments.Split(' '), "--out", Out]);

        Assert.Equal((2, message), (result.ExitCode, result.Error.Trim().Split('\n')[^1]));
    }

    [Theory]
    [InlineData("FITBIT_CLIENT_ID")]
    [InlineData("FITBIT_CLIENT_SECRET")]
    [InlineData("FITBIT_ACCESS_TOKEN")]
    [InlineData("FITBIT_REFRESH_TOKEN")]
    public async Task EnvironmentVariable_Missing_IsNamed(string missing)
    {
        Dictionary<string, string?> environment = new(StringComparer.Ordinal)
        {
            ["FITBIT_CLIENT_ID"] = "id",
            ["FITBIT_CLIENT_SECRET"] = "secret",
            ["FITBIT_ACCESS_TOKEN"] = "access",
            ["FITBIT_REFRESH_TOKEN"] = "refresh",
            [missing] = null,
        };

        SampleProcess.Result result = await SampleProcess.QuickstartAsync(environment, "--base-url", "http://127.0.0.1:9", "--user", "a", "--out", Out, "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{missing} is not set", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_BeforeTheData_IsNamed()
    {
        Dictionary<string, string?> environment = new(StringComparer.Ordinal) { ["FITBIT_CLIENT_ID"] = "id", ["FITBIT_CLIENT_SECRET"] = "s", ["FITBIT_ACCESS_TOKEN"] = "a", ["FITBIT_REFRESH_TOKEN"] = "r" };

        SampleProcess.Result result = await SampleProcess.QuickstartAsync(environment, "--base-url", "http://127.0.0.1:9", "--user", "a", "--end", "2199-01-01", "--out", Out);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("before the first day 2198-12-30", result.OnlyErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_NoDatabase_IsNamedAndLeftAlone()
    {
        Directory.CreateDirectory(Out);
        string state = Path.Combine(Out, "state.db");
        File.WriteAllText(state, "not a database, but somebody's only copy of something that matters to them, so nobody may touch it");
        string before = File.ReadAllText(state);

        SampleProcess.Result result = await SampleProcess.QuickstartAsync("--out", Out, "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not a SQLite database. Move it away", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(state));
        Assert.False(Directory.Exists(Path.Combine(Out, "avro")));
    }

    [Fact]
    public async Task SimulatorState_Damaged_IsNamedAndLeftAlone()
    {
        Directory.CreateDirectory(Out);
        string state = Path.Combine(Out, "simulator-1.json");
        File.WriteAllText(state, "{");

        SampleProcess.Result result = await SampleProcess.QuickstartAsync("--out", Out, "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(state, result.OnlyErrorLine, StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(state));
    }

    [Fact]
    public async Task Clock_BeforeTheLastRun_ChangesNothing()
    {
        Assert.Equal(0, (await SampleProcess.QuickstartAsync("--out", Out, "--users", "1")).ExitCode);
        byte[] before = File.ReadAllBytes(Path.Combine(Out, "json", "steps.jsonl"));

        SampleProcess.Result result = await SampleProcess.QuickstartAsync("--out", Out, "--users", "1", "--days", "1", "--end", "2026-10-30");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Correct the clock", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Out, "json", "steps.jsonl")));
    }

    [Fact]
    public async Task State_LostWhileFilesRemain_IsNamedAndTheFilesAreLeftAlone()
    {
        Assert.Equal(0, (await SampleProcess.QuickstartAsync("--out", Out, "--days", "1", "--users", "1")).ExitCode);
        string file = Path.Combine(Out, "json", "steps.jsonl");
        byte[] before = File.ReadAllBytes(file);
        foreach (string state in Directory.GetFiles(Out, "state.db*"))
        {
            File.Delete(state);
        }

        SampleProcess.Result result = await SampleProcess.QuickstartAsync("--out", Out, "--days", "1", "--users", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the state knows nothing of them", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task Folder_IsAFile_IsNamed()
    {
        File.WriteAllText(Out, "a file");

        SampleProcess.Result result = await SampleProcess.QuickstartAsync("--out", Out);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(Out, result.OnlyErrorLine, StringComparison.Ordinal);
        Assert.Equal("a file", File.ReadAllText(Out));
    }
}
