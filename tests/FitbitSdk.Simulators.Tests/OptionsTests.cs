namespace FitbitSdk.Simulators.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(0, 3, 0, 150, nameof(FitbitSimulatorOptions.Users))]
    [InlineData(2, 0, 0, 150, nameof(FitbitSimulatorOptions.Days))]
    [InlineData(2, 3, 65536, 150, nameof(FitbitSimulatorOptions.Port))]
    [InlineData(2, 3, 0, 0, nameof(FitbitSimulatorOptions.RequestsPerHour))]
    public async Task Start_OptionOutOfRange_NamesIt(int users, int days, int port, int requests, string named)
    {
        FitbitSimulatorOptions options = new() { Users = users, Days = days, Port = port, RequestsPerHour = requests };

        ArgumentException wrong = await Assert.ThrowsAsync<ArgumentException>(() => FitbitSimulator.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Equal(named, wrong.ParamName);
    }

    [Fact]
    public async Task Start_PortThatIsTaken_Throws()
    {
        await using Simulated first = await Simulated.StartAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => Simulated.StartAsync(configure: options => options.Port = first.Simulator.BaseAddress.Port));
    }
}
