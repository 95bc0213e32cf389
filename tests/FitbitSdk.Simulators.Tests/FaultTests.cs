using System.Net;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Simulators.Tests;

public sealed class FaultTests
{
    private const string Profile = "1/user/-/profile.json";

    public static TheoryData<FaultKind, int?, int, string> Answers => new()
    {
        { FaultKind.TooManyRequests, null, 429, """{"errors":[{"errorType":"system","fieldName":"n/a","message":"Too Many Requests"}],"success":false}""" },
        { FaultKind.TooManyRequestsOldForm, null, 429, "\"errorType\":\"request\",\"fieldName\":\"n/a\",\"message\":\"Rate limit exceeded" },
        { FaultKind.ServerError, null, 500, "\"errorType\":\"system\"" },
        { FaultKind.ServerError, 503, 503, "\"errorType\":\"system\"" },
        { FaultKind.Html, null, 200, "<!DOCTYPE html>" },
        { FaultKind.Html, 502, 502, "<!DOCTYPE html>" },
        { FaultKind.InsufficientScope, null, 403, """{"errors":[{"errorType":"insufficient_scope","message":"This application does not have permission to access profile data."}],"success":false}""" },
        { FaultKind.InsufficientPermissions, null, 403, "\"errorType\":\"insufficient_permissions\"" },
        { FaultKind.PermissionDenied, null, 403, """{"error":{"code":403,"message":"The caller does not have permission","status":"PERMISSION_DENIED"}}""" },
        { FaultKind.Gone, null, 410, "<!DOCTYPE html>" },
        { FaultKind.BadRequest, null, 400, "\"errorType\":\"validation\"" },
        { FaultKind.ExpiredToken, null, 401, "\"errorType\":\"expired_token\"" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Fault_EachKindThatAnswers_AnswersOnceAndIsInTheJournal(FaultKind kind, int? status, int expected, string body)
    {
        await using Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = kind, Status = status, Times = 1 });

        using HttpResponseMessage failed = await service.SendAsync(Profile);
        using HttpResponseMessage next = await service.SendAsync(Profile);

        Assert.Equal(expected, (int)failed.StatusCode);
        Assert.Contains(body, await failed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("{\"user\"", await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([expected, 200], service.Simulator.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task TooManyRequests_Scripted_TellsOfQuotaThatIsLeft()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T12:20:00Z");
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.TooManyRequests });

        using HttpResponseMessage response = await service.SendAsync(Profile);

        Assert.Equal("9999", response.Headers.GetValues("Fitbit-Rate-Limit-Remaining").Single());
        Assert.Equal(TimeSpan.FromSeconds(2340), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Timeout_ClientGivesUp_IsNotedWithoutStatus()
    {
        await using Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Timeout });
        using CancellationTokenSource patience = new();

        Task<HttpResponseMessage> waiting = service.SendAsync(Profile, cancellationToken: patience.Token);
        await service.UntilAsync(static simulator => simulator.Requests.Count == 1);
        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, Assert.Single(service.Simulator.Requests).Status);
    }

    [Theory]
    [InlineData(FaultKind.Timeout)]
    [InlineData(FaultKind.Slow)]
    public async Task Dispose_WhileARequestWaits_CutsItOff(FaultKind kind)
    {
        Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(
            new FaultRule { Kind = kind, Times = 1, Delay = kind is FaultKind.Slow ? TimeSpan.FromMinutes(10) : null }, new FaultRule { Kind = FaultKind.Gone });
        Task<HttpResponseMessage>[] both = [service.SendAsync(Profile), service.SendAsync(Profile)];

        // That one of the two is answered shows that the other waits.
        using HttpResponseMessage answered = await await Task.WhenAny(both);
        await service.Simulator.DisposeAsync();

        Assert.Equal(HttpStatusCode.Gone, answered.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Task.WhenAll(both));
        await service.DisposeAsync();
    }

    /// <summary>That it waits shows where the simulator ends first.</summary>
    [Fact]
    public async Task Slow_AfterItsDelay_AnswersAsEver()
    {
        await using Simulated service = await Simulated.StartAsync();
        string profile = await service.TextAsync(Profile);
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(profile, await service.TextAsync(Profile));
    }

    [Fact]
    public async Task Until_WhatNeverComes_FailsByName()
    {
        await using Simulated service = await Simulated.StartAsync();

        Exception failed = await Assert.ThrowsAnyAsync<Exception>(() => service.UntilAsync(static simulator => simulator.Requests.Count == 7, TimeSpan.Zero));

        Assert.Contains("simulator.Requests.Count == 7", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_Answer_PromisesMoreThanItSends()
    {
        await using Simulated service = await Simulated.StartAsync();
        int whole = (await service.TextAsync(Profile)).Length;
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Truncated });

        string raw = await service.RawAsync($"GET /{Profile} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {service.Simulator.Accounts[0].AccessToken}\r\n\r\n");

        string[] parts = raw.Split("\r\n\r\n", 2);
        Assert.StartsWith("HTTP/1.1 200", parts[0], StringComparison.Ordinal);
        Assert.Contains($"Content-Length: {whole}", parts[0], StringComparison.Ordinal);
        Assert.Equal(whole / 2, parts[1].Length);
    }

    [Fact]
    public async Task LostAnswer_OfARefresh_RotatesAndRepeatsTheLostPair()
    {
        await using Simulated service = await Simulated.StartAsync();
        string old = service.Simulator.Accounts[0].RefreshToken;
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.LostAnswer, Path = "/oauth2/token", UserId = service.Simulator.Accounts[0].UserId, Times = 1 });

        using HttpResponseMessage ofAnother = await service.RefreshAsync(service.Simulator.Accounts[1].RefreshToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => service.RefreshAsync(old));
        string lost = service.Simulator.Accounts[0].RefreshToken;
        using HttpResponseMessage repeated = await service.RefreshAsync(old);

        Assert.NotEqual(old, lost);
        Assert.Equal(lost, (string)(await Simulated.BodyOf(repeated))["refresh_token"]!);
        Assert.Equal([200, 0, 200], service.Simulator.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task Fault_OfTheService_CostsARequest()
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.RequestsPerHour = 1);
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.ServerError, Times = 1 });

        using HttpResponseMessage failed = await service.SendAsync(Profile);
        using HttpResponseMessage refused = await service.SendAsync(Profile);

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.TooManyRequests), (failed.StatusCode, refused.StatusCode));
    }
}
