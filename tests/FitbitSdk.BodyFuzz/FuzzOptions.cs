using System.Globalization;

namespace FitbitSdk.BodyFuzz;

/// <summary>What the command line says.</summary>
internal sealed class FuzzOptions
{
    public const string Usage = "Usage: body-fuzz [--short] [--bodies N] [--seed N] [--only I] [--limit-seconds N] [--print]";

    public int Bodies { get; private set; } = 100_000;

    public TimeSpan Limit { get; private set; } = TimeSpan.FromMinutes(15);

    public int Seed { get; private set; } = 20260314;

    /// <summary>Gets the one body to run again; <see langword="null"/> for all.</summary>
    public int? Only { get; private set; }

    /// <summary>Gets whether the one body is printed.</summary>
    public bool Print { get; private set; }

    /// <exception cref="FormatException">The arguments make no sense.</exception>
    public static FuzzOptions Parse(string[] args)
    {
        FuzzOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--short": (options.Bodies, options.Limit) = (5_000, TimeSpan.FromMinutes(2)); break;
                case "--bodies": options.Bodies = Number(args, ++i); break;
                case "--seed": options.Seed = Number(args, ++i); break;
                case "--only": options.Only = Number(args, ++i); break;
                case "--limit-seconds": options.Limit = TimeSpan.FromSeconds(Number(args, ++i)); break;
                case "--print": options.Print = true; break;
                default: throw new FormatException($"There is no option {args[i]}.");
            }
        }

        return options;
    }

    private static int Number(string[] args, int index) =>
        index < args.Length && int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException($"{args[index - 1]} takes a number.");
}
