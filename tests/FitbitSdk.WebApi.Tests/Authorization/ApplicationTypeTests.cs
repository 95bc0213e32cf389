using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FitbitSdk.WebApi.Tests;

public sealed class ApplicationTypeTests
{
    [Theory]
    [InlineData(FitbitApplicationType.Unspecified, null, null)]
    [InlineData(FitbitApplicationType.Unspecified, "secret", null)]
    [InlineData(FitbitApplicationType.Server, "secret", null)]
    [InlineData(FitbitApplicationType.Server, null, "FitbitClientOptions.ClientSecret is missing")]
    [InlineData(FitbitApplicationType.Client, null, null)]
    [InlineData(FitbitApplicationType.Client, "secret", "FitbitClientOptions.ClientSecret must be null")]
    [InlineData(FitbitApplicationType.Personal, "secret", null)]
    [InlineData(FitbitApplicationType.Personal, null, null)]
    [InlineData((FitbitApplicationType)9, null, "ApplicationType")]
    public async Task Start_TypeAndSecret_MustFit(FitbitApplicationType type, string? secret, string? complaint) =>
        await StartsAsync(options => (options.ApplicationType, options.ClientSecret) = (type, secret), complaint);

    [Theory]
    [InlineData("http://www.fitbit.example/authorize", "AuthorizeAddress must use HTTPS")]
    [InlineData("https://www.fitbit.example/authorize?a=b", "AuthorizeAddress must not hold a query")]
    public async Task Start_ConsentPageOfAWrongForm_IsNamed(string address, string complaint) => await StartsAsync(options => options.AuthorizeAddress = new(address), complaint);

    [Theory]
    [InlineData(59, "AuthorizationLifetime must be between 00:01:00 and 01:00:00")]
    [InlineData(3601, "AuthorizationLifetime must be between 00:01:00 and 01:00:00")]
    [InlineData(3600, null)]
    public async Task Start_LifetimeOutOfRange_IsNamed(int seconds, string? complaint) =>
        await StartsAsync(options => options.AuthorizationLifetime = TimeSpan.FromSeconds(seconds), complaint);

    private static async Task StartsAsync(Action<FitbitClientOptions> configure, string? complaint)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<ITokenStore>(new MemoryTokenStore());
        builder.Services.AddFitbitClient(options =>
        {
            options.ClientId = "ABC123";
            configure(options);
        });
        using IHost host = builder.Build();

        Exception? thrown = await Record.ExceptionAsync(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(complaint is null ? null : typeof(OptionsValidationException), thrown?.GetType());
        Assert.Contains(complaint ?? "", thrown?.Message ?? "", StringComparison.Ordinal);
    }
}
