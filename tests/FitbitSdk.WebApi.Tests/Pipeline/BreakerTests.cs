using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class BreakerTests
{
    private const string DataClient = "FitbitSdk.fitbit";

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task Get_TwentyFailures_SendsNothingForHalfAMinuteAndSaysUntilWhen(int status)
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await FailAsync(host, 20, status);
        Instant now = host.Clock.Now;
        QuotaState? quota = host.Client.GetQuota(TestHost.Anna);

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, now + Duration.FromSeconds(30), 0), (error.Kind, error.RetryAt, error.Requests));
        Assert.Equal(20, host.Service.Calls.Count);
        Assert.Null(host.Client.GetQuota(TestHost.Ben));
        Assert.Equal(quota, host.Client.GetQuota(TestHost.Anna));
    }

    [Fact]
    public async Task Get_NineteenFailures_GoesOn()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await FailAsync(host, 19, 500);

        await FailAsync(host, 1, 500);

        Assert.Equal(20, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_LessThanHalfFail_GoesOn()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));
        for (int i = 0; i < 22; i++)
        {
            await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        }

        await FailAsync(host, 20, 500);

        Assert.Equal(42, host.Service.Calls.Count);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(31, true)]
    public async Task Get_FailuresLieApart_OnlyThoseOfHalfAMinuteCount(int seconds, bool sent)
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await FailAsync(host, 10, 500);
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));

        await FailAsync(host, 11, 500);

        Assert.Equal(sent ? 21 : 20, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_ServiceHangsAndCallersLeave_TheFailuresOfTheOthersCount()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await HangAsync(host, 40, callersLeave: true);
        await FailAsync(host, 20, 500);

        await FailAsync(host, 1, 500);

        Assert.Equal(40 + 20, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_ServiceHangsUntilTheTimeOfTheWholeCallIsUp_OpensTheBreaker()
    {
        TimeSpan limit = TimeSpan.FromSeconds(45);
        await using TestHost host = new(options => (options.AttemptTimeout, options.TotalTimeout) = (limit, limit));
        await HangAsync(host, 20, callersLeave: false);

        await FailAsync(host, 1, 500);

        Assert.Equal(20, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_ServiceRecovered_OneProbeClosesTheBreaker()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await FailAsync(host, 20, 500);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        for (int i = 0; i < 3; i++)
        {
            await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        }

        Assert.Equal(23, host.Service.Calls.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task Get_ManyRefusals_LeaveTheBreakerClosed(int status)
    {
        await using TestHost host = new(static options => options.ResetMargin = TimeSpan.Zero);
        host.Service.Data = (_, _) => Task.FromResult(Refusal(status));

        for (int i = 0; i < 60; i++)
        {
            await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        }

        Assert.Equal(60, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_BreakerIsOpen_IsNotRepeatedAndTakesNoPlaceAtTheGate()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 100, 1800));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        using HttpMessageInvoker http = new(BuildHandler(host, DataClient), disposeHandler: false);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(500));
        for (int i = 0; i < 19; i++)
        {
            using HttpResponseMessage response = await http.SendAsync(NewRequest(), TestHost.Cancel);
        }

        Instant now = host.Clock.Now;
        QuotaState? quota = host.Client.GetQuota(TestHost.Anna);
        await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((now, quota), (host.Clock.Now, host.Client.GetQuota(TestHost.Anna)));
        Assert.Equal(100 - 19, quota!.Remaining);
    }

    [Fact]
    public async Task Send_HandlersAreRotated_TheBreakerRemembers()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(500));
        for (int i = 0; i < 20; i++)
        {
            // As the factory does every two minutes.
            using HttpMessageInvoker http = new(BuildHandler(host, DataClient), disposeHandler: false);
            using HttpResponseMessage response = await http.SendAsync(NewRequest(), TestHost.Cancel);
        }

        using HttpMessageInvoker another = new(BuildHandler(host, DataClient), disposeHandler: false);
        await Assert.ThrowsAsync<HealthApiException>(() => another.SendAsync(NewRequest(), TestHost.Cancel));

        Assert.Equal(20, host.Service.Calls.Count);
    }

    /// <summary>Sends requests that get no answer before their callers leave, or their time is up.</summary>
    private static async Task HangAsync(TestHost host, int times, bool callersLeave)
    {
        // Before its first answer a user's requests go one at a time.
        RequestTicket first = new(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Safe);
        await host.Gate.EnterAsync(first, TestHost.Cancel);
        host.Gate.Lose(first);
        using CancellationTokenSource callers = new();
        host.Service.Data = static async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubService.Status(500);
        };
        Task[] calls = [.. Enumerable.Range(0, times).Select(_ => host.Client.Devices.GetAsync(TestHost.Anna, callers.Token))];
        if (callersLeave)
        {
            await callers.CancelAsync();
        }
        else
        {
            host.Clock.Advance(TimeSpan.FromSeconds(45));
        }

        foreach (Task call in calls)
        {
            Exception? end = await Record.ExceptionAsync(() => call);
            Assert.Equal(callersLeave, end is OperationCanceledException);
        }
    }

    private static HttpResponseMessage Refusal(int status)
    {
        HttpResponseMessage refusal = StubService.Status(status);
        refusal.Headers.RetryAfter = new(TimeSpan.Zero);
        return refusal;
    }

    private static async Task FailAsync(TestHost host, int times, int status)
    {
        host.Service.Data = (_, _) => status == 0 ? throw new HttpRequestException() : Task.FromResult(StubService.Status(status));
        for (int i = 0; i < times; i++)
        {
            await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        }
    }

    /// <summary>A request that is not repeated, so that each is one failure.</summary>
    private static HttpRequestMessage NewRequest()
    {
        HttpRequestMessage request = new(HttpMethod.Get, "https://api.fitbit.com/1/user/-/devices.json");
        new RequestTicket(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Never).AttachTo(request);
        return request;
    }

    private static HttpMessageHandler BuildHandler(TestHost host, string client)
    {
        HttpMessageHandlerBuilder builder = host.Services.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = client;
        foreach (Action<HttpMessageHandlerBuilder> action in host.Services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(client).HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }

        return builder.Build();
    }
}
