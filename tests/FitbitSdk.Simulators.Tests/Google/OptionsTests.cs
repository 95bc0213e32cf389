namespace FitbitSdk.Simulators.Tests.Google;

public sealed class OptionsTests
{
    [Fact]
    public async Task Start_OptionOutOfRange_NamesIt()
    {
        GoogleHealthSimulatorOptions[] wrong =
        [
            new() { Users = 0 }, new() { Days = 0 }, new() { Port = -1 }, new() { RequestsPerUserMinute = 0 }, new() { RequestsPerMinute = 0 }, new() { RequestsPerDay = 0 },
        ];
        List<string?> names = [];

        foreach (GoogleHealthSimulatorOptions options in wrong)
        {
            names.Add((await Assert.ThrowsAsync<ArgumentException>(() => GoogleHealthSimulator.StartAsync(options, TestContext.Current.CancellationToken))).ParamName);
        }

        Assert.Equal(["Users", "Days", "Port", "RequestsPerUserMinute", "RequestsPerMinute", "RequestsPerDay"], names);
    }
}
