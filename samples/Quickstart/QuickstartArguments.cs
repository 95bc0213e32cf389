using System.Globalization;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace Quickstart;

/// <summary>What was asked for on the command line.</summary>
internal sealed record QuickstartArguments
{
    public const string Usage = """
        Usage: dotnet run --project samples/Quickstart -- [options]

          --provider NAME   fitbit or google-health: the API to read (fitbit)
          --users N         simulated users (2)
          --days N          UTC days of consent, the last of them --end (3)
          --end DATE        the last UTC day, included (2026-10-31; today with --base-url)
          --now INSTANT     what the simulator's clock shows (20:00 UTC of the last day): later runs see later uploads
          --page-size N     the most entries of a page of the simulated Google Health API (5000)
          --seed N          which simulated people (1)
          --streams A,B     streams to sync (all; with --format radar alone those of RADAR-base's connector)
          --format A,B      avro, json, radar: RADAR-base's topics, or radar-fitbit: the topics of its Fitbit connector from either API (avro,json)
          --out DIR         where files and state go (quickstart-output)
          --json            print the report as one JSON object, progress to standard error
          --base-url URL    a running server instead of the simulator inside; API and token endpoint lie under it
          --user ID         with --base-url: the user's id; application and first tokens come from FITBIT_CLIENT_ID,
                            FITBIT_CLIENT_SECRET, FITBIT_ACCESS_TOKEN and FITBIT_REFRESH_TOKEN, or from
                            GOOGLE_HEALTH_CLIENT_ID and so on; GOOGLE_HEALTH_TOKEN_URL where tokens come from elsewhere
          --help            this text

        Exit codes: 0 nothing failed, 1 failed, 2 wrong usage, 3 partial or rate-limited, 4 needs authorization, 5 API retired.
        """;

    public ProviderId Provider { get; private init; } = ProviderId.Fitbit;

    public int Users { get; private init; } = 2;

    public int Days { get; private init; } = 3;

    public LocalDate? End { get; private init; }

    public Instant? Now { get; private init; }

    public int PageSize { get; private init; } = 5000;

    public int Seed { get; private init; } = 1;

    public IReadOnlyList<StreamId>? Streams { get; private init; }

    public OutputFormat Format { get; private init; } = OutputFormat.Default;

    public string Out { get; private init; } = "quickstart-output";

    public bool Json { get; private init; }

    public Uri? BaseUrl { get; private init; }

    public string? User { get; private init; }

    public bool Help { get; private init; }

    public static QuickstartArguments Parse(IReadOnlyList<string> args)
    {
        QuickstartArguments parsed = new();
        for (int i = 0; i < args.Count; i++)
        {
            string option = args[i];
            parsed = option switch
            {
                "--provider" => parsed with { Provider = Provider(Value()) },
                "--users" => parsed with { Users = Number(Value(), 1, 100) },
                "--days" => parsed with { Days = Number(Value(), 1, 1000) },
                "--page-size" => parsed with { PageSize = Number(Value(), 1, 10_000) },
                "--seed" => parsed with { Seed = Number(Value(), 0, int.MaxValue) },
                "--end" => parsed with { End = Date(Value()) },
                "--now" => parsed with { Now = Moment(Value()) },
                "--streams" => parsed with { Streams = StreamIds(Value()) },
                "--format" => parsed with { Format = OutputFormat.Parse(Value()) },
                "--out" => parsed with { Out = Value() },
                "--base-url" => parsed with { BaseUrl = Address(Value()) },
                "--user" => parsed with { User = Value() },
                "--json" => parsed with { Json = true },
                "--help" or "-h" => parsed with { Help = true },
                _ => throw new UsageException($"Unknown option {option}. --help lists the options."),
            };

            string Value() => ++i < args.Count && args[i].Length > 0 && !args[i].StartsWith("--", StringComparison.Ordinal) ? args[i] : throw new UsageException($"{option} needs a value.");

            ProviderId Provider(string text) => Array.Find([ProviderId.Fitbit, ProviderId.GoogleHealth], provider => provider.Value == text)
                ?? throw new UsageException($"{option} is {ProviderId.Fitbit} or {ProviderId.GoogleHealth}, not '{text}'.");

            int Number(string text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
                ? number
                : throw new UsageException($"{option} takes a whole number from {least} to {most}, not '{text}'.");

            LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1980 and < 2200 } } date
                ? date.Value
                : throw new UsageException($"{option} takes a date such as 2026-10-31, from 1980 to 2199, not '{text}'.");

            Instant Moment(string text) => InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant && instant.Value.InUtc().Year is >= 1980 and < 2200
                ? instant.Value
                : throw new UsageException($"{option} takes an instant such as 2026-10-31T20:00:00Z, from 1980 to 2199, not '{text}'.");

            // In clear only to this machine: tokens travel there.
            Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)) && uri.Query.Length + uri.Fragment.Length == 0
                ? new Uri(text.EndsWith('/') ? text : text + "/")
                : throw new UsageException($"{option} takes an https address (http on this machine alone) without a query, not '{text}'.");
        }

        return parsed switch
        {
            { BaseUrl: not null, User: null } => throw new UsageException("--base-url needs --user ID: whose data is to be read."),
            { BaseUrl: not null, Now: not null } => throw new UsageException("--now moves the simulator's clock; --base-url has a clock of its own."),
            { BaseUrl: null, User: not null } => throw new UsageException("--user goes with --base-url; simulated users are chosen with --users and --seed."),
            _ => parsed,
        };
    }

    private static StreamId[] StreamIds(string text)
    {
        try
        {
            StreamId[] ids = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static name => new StreamId(name)).Distinct()];
            return ids.Length > 0 ? ids : throw new UsageException("--streams takes names separated by commas.");
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--streams: {e.Message.Split(" (Parameter")[0]}");
        }
    }
}
