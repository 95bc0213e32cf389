using System.Globalization;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Records;
using FitbitSdk.WebApi;

namespace Authorize;

/// <summary>What was asked for on the command line.</summary>
internal sealed record AuthorizeArguments
{
    public const string Usage = """
        Usage: dotnet run --project samples/Authorize -- --sqlite PATH [options]

          --provider NAME   fitbit or google-health (fitbit)
          --sqlite PATH     the file that keeps the tokens
          --user KEY        your own name for the person (me)
          --scopes "A B"    what to ask for, separated by spaces (what the provider's streams need)
          --port N          of http://127.0.0.1:N/callback, which must be registered with the application (7017)
          --timeout N       seconds to wait for the browser (300)
          --help            this text

        The application comes from FITBIT_CLIENT_ID and FITBIT_CLIENT_SECRET (not set or empty for a public one), or from GOOGLE_HEALTH_CLIENT_ID
        and so on. FITBIT_BASE_URL names another server than the provider's own; FITBIT_TOKEN_URL and FITBIT_AUTHORIZE_URL then tell its other
        addresses, where they do not lie under it as they do at the simulator.

        Exit codes: 0 authorized, 1 failed, 2 wrong usage, 3 declined, 4 nobody came back in time.
        """;

    public ProviderId Provider { get; private init; } = ProviderId.Fitbit;

    public string? Sqlite { get; private init; }

    public UserKey User { get; private init; } = new("me");

    public IReadOnlyList<string>? AskedScopes { get; private init; }

    public int Port { get; private init; } = 7017;

    public TimeSpan Timeout { get; private init; } = TimeSpan.FromMinutes(5);

    public bool Help { get; private init; }

    public string Prefix => Provider == ProviderId.Fitbit ? "FITBIT_" : "GOOGLE_HEALTH_";

    public IReadOnlyList<string> Scopes => AskedScopes
        ?? (Provider == ProviderId.Fitbit
            ? [.. FitbitStreams.All.Select(static stream => stream.Scope).Append("settings").Append("profile").Distinct(StringComparer.Ordinal)]
            : [GoogleHealthScopes.Activity, GoogleHealthScopes.HealthMetrics, GoogleHealthScopes.Sleep, GoogleHealthScopes.Settings]);

    public static AuthorizeArguments Parse(IReadOnlyList<string> args)
    {
        AuthorizeArguments parsed = new();
        for (int i = 0; i < args.Count; i++)
        {
            string option = args[i];
            parsed = option switch
            {
                "--provider" => parsed with { Provider = Provider(Value()) },
                "--sqlite" => parsed with { Sqlite = Value() },
                "--user" => parsed with { User = Key(Value()) },
                "--scopes" => parsed with { AskedScopes = Value().Split(' ', StringSplitOptions.RemoveEmptyEntries) },
                "--port" => parsed with { Port = Number(Value(), 1024, 65535) },
                "--timeout" => parsed with { Timeout = TimeSpan.FromSeconds(Number(Value(), 1, 600)) },
                "--help" or "-h" => parsed with { Help = true },
                _ => throw new UsageException($"Unknown option {option}. --help lists the options."),
            };

            string Value() => ++i < args.Count && args[i].Length > 0 ? args[i] : throw new UsageException($"{option} needs a value.");

            ProviderId Provider(string text) => Array.Find([ProviderId.Fitbit, ProviderId.GoogleHealth], provider => provider.Value == text)
                ?? throw new UsageException($"{option} is {ProviderId.Fitbit} or {ProviderId.GoogleHealth}, not '{text}'.");

            int Number(string text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
                ? number
                : throw new UsageException($"{option} takes a whole number from {least} to {most}, not '{text}'.");
        }

        return parsed.Help || parsed.Sqlite is not null ? parsed : throw new UsageException("--sqlite PATH is missing: it names the file that keeps the tokens.");
    }

    private static UserKey Key(string text)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--user: {e.Message.Split(" (Parameter")[0]}");
        }
    }
}
