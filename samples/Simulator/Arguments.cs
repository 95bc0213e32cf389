using System.Globalization;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Samples.Simulator;

/// <summary>The command line. A wrong one is a <see cref="FormatException"/> with a line for the user.</summary>
internal static class Arguments
{
    public const string Usage =
        "usage: --port P --seed S --users N --from yyyy-MM-dd --days D [--now INSTANT | --live] [--state PATH] [--requests-per-hour N] [--faults FILE]";

    public static FitbitSimulatorOptions Read(IReadOnlyList<string> args)
    {
        FitbitSimulatorOptions options = new();
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

            if (name is not ("--port" or "--seed" or "--users" or "--from" or "--days" or "--now" or "--state" or "--requests-per-hour" or "--faults"))
            {
                throw new FormatException($"unknown option '{name}'; {Usage}");
            }

            string value = ++i < args.Count ? args[i] : throw new FormatException($"{name} needs a value; {Usage}");
            switch (name)
            {
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
                    options.RequestsPerHour = Number(name, value);
                    break;
                case "--state":
                    options.StatePath = value;
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

    private static void ReadFaults(string file, FitbitSimulatorOptions options)
    {
        foreach (FaultRule rule in FaultRule.ReadJson(File.ReadAllText(file)))
        {
            options.Faults.Add(rule);
        }
    }

    private static DateTimeOffset EveningOfLastDay(FitbitSimulatorOptions options) =>
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
