using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FitbitSdk.Simulators;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The sample that gets a user's first tokens, with an HTTP client in place of the browser.</summary>
public sealed partial class AuthorizeTests : IDisposable
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-authorize-").FullName;
    private readonly int _port = FreePort();

    private string Tokens => Path.Combine(_folder, "tokens.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Authorize_PersonConsents_StoresTheirTokens(string provider)
    {
        await using Server server = await Server.StartAsync(provider);
        List<string> lines = [];

        SampleProcess.Result result = await SampleProcess.AuthorizeAsync(server.Environment, line => BrowseAsync(line, lines), Arguments(provider));

        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        Assert.Equal($"Callback address, to be registered with the application: http://127.0.0.1:{_port}/callback", lines[0]);
        Assert.Matches(AuthorizedLine(), lines[^1]);
        (string access, string refresh, string account) = server.Tokens();
        string stored = string.Concat(Directory.EnumerateFiles(_folder).Select(File.ReadAllText));
        Assert.Contains(refresh, stored, StringComparison.Ordinal);
        Assert.All([access, refresh, account], secret => Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Authorize_PersonDeclines_SaysSoAndStoresNothing(string provider)
    {
        await using Server server = await Server.StartAsync(provider);
        string before = server.Tokens().Access;

        SampleProcess.Result result = await SampleProcess.AuthorizeAsync(server.Environment, line => BrowseAsync(line, [], "&decline=true"), Arguments(provider));

        Assert.Equal((3, "Declined: nothing was stored."), (result.ExitCode, result.OnlyErrorLine));
        Assert.Equal(before, server.Tokens().Access);
    }

    [Fact]
    public async Task Authorize_OtherPagesCallTheAddress_IsNotEndedByThem()
    {
        await using Server server = await Server.StartAsync(Fitbit);
        List<HttpStatusCode> answers = [];

        SampleProcess.Result result = await SampleProcess.AuthorizeAsync(
            server.Environment,
            async line =>
            {
                if (IsConsentPage(line))
                {
                    using HttpClient page = new();
                    foreach (string path in new[] { "favicon.ico", "callback", "callback?code=stolen&state=guessed" })
                    {
                        using HttpResponseMessage answer = await page.GetAsync(new Uri($"http://127.0.0.1:{_port}/{path}"), TestContext.Current.CancellationToken);
                        answers.Add(answer.StatusCode);
                    }
                }

                await BrowseAsync(line, []);
            },
            Arguments(Fitbit));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], answers);
    }

    [Fact]
    public async Task Authorize_NobodyComesBack_TellsWhatToCompare()
    {
        await using Server server = await Server.StartAsync(Fitbit);

        SampleProcess.Result result = await SampleProcess.AuthorizeAsync(server.Environment, static _ => Task.CompletedTask, [.. Arguments(Fitbit), "--timeout", "1"]);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains($"http://127.0.0.1:{_port}/callback", result.OnlyErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "cannot be read")]
    [InlineData("protected:AAAA", "is protected")]
    public async Task Authorize_FileHoldsWhatCannotBeRead_IsToldInOneLine(string row, string message)
    {
        await using Server server = await Server.StartAsync(Fitbit);

        SampleProcess.Result result = await SampleProcess.AuthorizeAsync(
            server.Environment,
            async line =>
            {
                if (IsConsentPage(line))
                {
                    using SqliteConnection connection = new($"Data Source={Tokens};Pooling=False");
                    connection.Open();
                    using SqliteCommand command = connection.CreateCommand();
                    command.CommandText = "UPDATE authorizations SET pending = $row";
                    command.Parameters.AddWithValue("$row", row);
                    Assert.Equal(1, command.ExecuteNonQuery());
                }

                await BrowseAsync(line, []);
            },
            Arguments(Fitbit));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.OnlyErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FITBIT_CLIENT_ID", "", "FITBIT_CLIENT_ID is not set")]
    [InlineData("FITBIT_BASE_URL", "http://elsewhere.example/", "must use HTTPS")]
    public async Task Authorize_EnvironmentIsWrong_IsToldInOneLine(string name, string value, string message)
    {
        await using Server server = await Server.StartAsync(Fitbit);
        Dictionary<string, string?> environment = new(server.Environment, StringComparer.Ordinal) { [name] = value };

        SampleProcess.Result result = await SampleProcess.AuthorizeAsync(environment, static _ => Task.CompletedTask, Arguments(Fitbit));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.OnlyErrorLine, StringComparison.Ordinal);
    }

    private string[] Arguments(string provider) => ["--provider", provider, "--sqlite", Tokens, "--port", $"{_port}"];

    private static bool IsConsentPage(string line) => line.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Follows the address that was printed, and the way back.</summary>
    private static async Task BrowseAsync(string line, List<string> lines, string answer = "")
    {
        lines.Add(line);
        if (IsConsentPage(line))
        {
            using HttpClient browser = new();
            using HttpResponseMessage page = await browser.GetAsync(new Uri(line + answer), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("^authorized: [0-9]+ scopes at (fitbit|google-health), tokens in ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AuthorizedLine();

    private sealed class Server(IAsyncDisposable simulator) : IAsyncDisposable
    {
        public required IReadOnlyDictionary<string, string?> Environment { get; init; }

        public required Func<(string Access, string Refresh, string Account)> Tokens { get; init; }

        public static async Task<Server> StartAsync(string provider)
        {
            if (provider == Fitbit)
            {
                FitbitSimulator fitbit = await FitbitSimulator.StartAsync(new() { Users = 1, Days = 1 }, TestContext.Current.CancellationToken);
                return Of(fitbit, "FITBIT_", fitbit.ClientId, fitbit.ClientSecret, fitbit.BaseAddress, fitbit.Accounts);
            }

            GoogleHealthSimulator google = await GoogleHealthSimulator.StartAsync(new() { Users = 1, Days = 1 }, TestContext.Current.CancellationToken);
            return Of(google, "GOOGLE_HEALTH_", google.ClientId, google.ClientSecret, google.BaseAddress, google.Accounts);
        }

        public ValueTask DisposeAsync() => simulator.DisposeAsync();

        private static Server Of(IAsyncDisposable simulator, string prefix, string id, string secret, Uri baseAddress, IReadOnlyList<SimulatedAccount> accounts) => new(simulator)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [prefix + "CLIENT_ID"] = id,
                [prefix + "CLIENT_SECRET"] = secret,
                [prefix + "BASE_URL"] = baseAddress.AbsoluteUri,
            },
            Tokens = () => (accounts[0].AccessToken, accounts[0].RefreshToken, accounts[0].UserId),
        };
    }
}
