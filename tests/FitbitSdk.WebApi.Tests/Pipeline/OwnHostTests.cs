using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Where a token may go.</summary>
public sealed class OwnHostTests
{
    [Theory]
    [InlineData("https://api.fitbit.com/1/user/-/devices.json", true)]
    [InlineData("https://api.fitbit.com/@example.org/", true)]
    [InlineData("HTTPS://API.fitbit.com:443/1/user/-/devices.json", true)]
    [InlineData("https://api.fitbit.com?x=/", true)]
    [InlineData("https://api.fitbit.com.example.org/", false)]
    [InlineData("https://api.fitbit.com@example.org/", false)]
    [InlineData("https://someone@api.fitbit.com/", false)]
    [InlineData("https://api.fitbit.com:8443/", false)]
    [InlineData("http://api.fitbit.com/", false)]
    [InlineData("https://www.fitbit.com/", false)]
    [InlineData("/1/user/-/devices.json", false)]
    public async Task IsOwnHost_Address_IsOwnWhereSchemeHostAndPortAre(string address, bool isOwn)
    {
        await using TestHost host = new();
        HealthHttpSettings settings = host.Services.GetRequiredKeyedService<HealthHttpSettings>("fitbit");

        Assert.Equal(isOwn, settings.IsOwnHost(new(address, UriKind.RelativeOrAbsolute)));
    }
}
