using System.Net.Sockets;
using System.Text;
using System.Web;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Simulators;

namespace FitbitSdk.Safety.Tests;

/// <summary>One grant from its beginning to its end, and callbacks that are refused; all of it is kept.</summary>
internal sealed class AuthorizationFlow(HealthAuthorization authorization, Everything everything, Needles needles)
{
    private const string Session = "session-of-the-browser-51f0c7";
    private const string OtherSession = "session-of-another-browser-8d2e11";

    private static readonly UserKey User = new("newcomer@study.example");
    private static readonly Uri Callback = new("https://app.example/connect/callback");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task RunAsync(SimulatedAccount account, IReadOnlyList<string> scopes)
    {
        needles.Add("user", User.Value);
        needles.Add("session", Session);
        needles.Add("session", OtherSession);
        await KeepAsync(async () => await CompleteAsync(await ConsentAsync(account, scopes), OtherSession));
        Uri callback = await ConsentAsync(account, scopes);
        await KeepAsync(async () => await CompleteAsync(callback, Session));
        await KeepAsync(async () => await CompleteAsync(callback, Session));
        await KeepAsync(async () => await CompleteAsync(new(callback.OriginalString.Replace("code=", "code=forged", StringComparison.Ordinal)), Session));
        await KeepAsync(async () => await CompleteAsync(await ConsentAsync(account, scopes, spoilsCode: true), Session));
        await KeepAsync(async () => await authorization.GetGrantAsync(User, Cancel));
        await KeepAsync(async () => await authorization.IntrospectAsync(User, Cancel));
        await KeepAsync(async () => await authorization.RefreshAsync(User, Cancel));
        await KeepAsync(async () => await authorization.RevokeAsync(User, Cancel));
    }

    private async Task<object?> CompleteAsync(Uri callback, string session) => await authorization.CompleteAsync(callback, session, Cancel);

    private async Task<Uri> ConsentAsync(SimulatedAccount account, IReadOnlyList<string> scopes, bool spoilsCode = false)
    {
        AuthorizationStart start = await authorization.BeginAsync(new() { User = User, RedirectUri = Callback, Scopes = scopes, Binding = Session }, Cancel);
        everything.Add("flow", start);
        needles.Add("state", HttpUtility.ParseQueryString(start.Address.Query)["state"]);
        Uri callback = await VisitAsync(new($"{start.Address.OriginalString}&user={account.UserId}"));
        string code = HttpUtility.ParseQueryString(callback.Query)["code"]!;
        needles.Add("code", code);
        return spoilsCode ? new(callback.OriginalString.Replace(code, code + "-spoilt", StringComparison.Ordinal)) : callback;
    }

    /// <summary>The person's browser, without the platform's HTTP stack: what that tells would be taken for our own.</summary>
    private static async Task<Uri> VisitAsync(Uri address)
    {
        using TcpClient browser = new();
        await browser.ConnectAsync(address.Host, address.Port, Cancel);
        NetworkStream stream = browser.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"), Cancel);
        using StreamReader reader = new(stream);
        string page = await reader.ReadToEndAsync(Cancel);
        return new(page.Split("\r\n").Single(static line => line.StartsWith("Location: ", StringComparison.OrdinalIgnoreCase))["Location: ".Length..]);
    }

    private async Task KeepAsync(Func<Task<object?>> step)
    {
        try
        {
            everything.Add("flow", await step());
        }
        catch (Exception e) when (e is HealthApiException or AuthorizationException)
        {
            everything.Add("flow", e);
        }
    }
}
