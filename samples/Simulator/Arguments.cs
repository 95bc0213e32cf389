using System.Globalization;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Samples.Simulator;

/// <summary>The command line. A wrong one is a <see cref="FormatException"/> with a line for the user.</summary>
internal static class Arguments
{
    public const string Usage =
        "usage: --provider fitbit|google-health --port P --seed S --users N --from yyyy-MM-dd --days D [--now INSTANT | --live] [--faults FILE];"
        + " fitbit: [--state PATH] [--requests-per-hour N]; google-health: [--requests-per-minute N]";

    /// <summary>Reads the options of the simulator that <c>--provider</c> names; Fitbit's without it.</summary>
    public static SimulatorOptions Read(IReadOnlyList<string> args)
    {
        SimulatorOptions options = OptionsFor(args);
        DateOnly? from = null;
        DateTimeOffset? now = null;
        bool isLive = false;
        for (int i = 0; i < args.Count; i++)
        {
            string name = args[i];
            if (name is "--live")
            {
                isLive = true;
                continue;
            }

            if (name is not ("--provider" or "--port" or "--seed" or "--users" or "--from" or "--days" or "--now" or "--state" or "--requests-per-hour" or "--requests-per-minute" or "--faults"))
            {
                throw new FormatException($"unknown option '{name}'; {Usage}");
            }

            string value = ++i < args.Count ? args[i] : throw new FormatException($"{name} needs a value; {Usage}");
            switch (name)
            {
                case "--provider":
                    break;
                case "--port":
                    options.Port = Number(name, value);
                    break;
                case "--seed":
                    options.Seed = Number(name, value);
                    break;
                case "--users":
                    options.Users = Number(name, value);
                    break;
                case "--days":
                    options.Days = Number(name, value);
                    break;
                case "--requests-per-hour":
                    Of<FitbitSimulatorOptions>(options, name).RequestsPerHour = Number(name, value);
                    break;
                case "--requests-per-minute":
                    Of<GoogleHealthSimulatorOptions>(options, name).RequestsPerUserMinute = Number(name, value);
                    break;
                case "--state":
                    Of<FitbitSimulatorOptions>(options, name).StatePath = value;
                    break;
                case "--faults":
                    ReadFaults(value, options);
                    break;
                case "--from":
                    from = Date(name, value);
                    break;
                default:
                    now = Moment(name, value);
                    break;
            }
        }

        if (isLive && now is not null)
        {
            throw new FormatException("--now and --live exclude each other.");
        }

        options.FirstDay = from ?? (isLive ? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1 - options.Days) : options.FirstDay);
        options.TimeProvider = isLive ? TimeProvider.System : new StandingClock(now ?? EveningOfLastDay(options));
        return options;
    }

    /// <summary>The provider decides what the other options mean, so it is looked for before them, wherever it stands.</summary>
    private static SimulatorOptions OptionsFor(IReadOnlyList<string> args)
    {
        int place = args.ToList().LastIndexOf("--provider");
        return place < 0 ? new FitbitSimulatorOptions() : args.ElementAtOrDefault(place + 1) switch
        {
            "fitbit" => new FitbitSimulatorOptions(),
            "google-health" => new GoogleHealthSimulatorOptions(),
            _ => throw new FormatException("--provider must be fitbit or google-health."),
        };
    }

    private static TOptions Of<TOptions>(SimulatorOptions options, string name)
        where TOptions : SimulatorOptions => options as TOptions ?? throw new FormatException($"{name} is not an option of this provider; {Usage}");

    private static void ReadFaults(string file, SimulatorOptions options)
    {
        foreach (FaultRule rule in FaultRule.ReadJson(File.ReadAllText(file)))
        {
            options.Faults.Add(rule);
        }
    }

    private static DateTimeOffset EveningOfLastDay(SimulatorOptions options) =>
        options.Days is >= 1 and <= 3660
            ? new(options.FirstDay.AddDays(options.Days - 1).ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero)
            : throw new FormatException("--days must be from 1 to 3660.");

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException($"{name} needs a whole number, not '{value}'.");

    private static DateOnly Date(string name, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year < 9000
            ? date
            : throw new FormatException($"{name} needs a date such as 2026-03-12, not '{value}'.");

    private static DateTimeOffset Moment(string name, string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset now)
            ? now
            : throw new FormatException($"{name} needs an instant such as 2026-03-14T20:00:00Z, not '{value}'.");
}
