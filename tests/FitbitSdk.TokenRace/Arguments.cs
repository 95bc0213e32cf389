using System.Globalization;

namespace FitbitSdk.TokenRace;

/// <summary>Options of a command line: <c>--name value</c>, and <c>--short</c> without one.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Arguments(string[] args, params IReadOnlyList<string> known)
    {
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : string.Empty;
            if (!known.Contains(name))
            {
                throw new ArgumentException($"Unknown option {args[i]}. The options are: {string.Join(", ", known.Select(static one => "--" + one))}.");
            }

            _values[name] = name == "short" ? "yes" : i + 1 < args.Length ? args[++i] : throw new ArgumentException($"--{name} needs a value.");
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public string Required(string name) => Text(name) ?? throw new ArgumentException($"--{name} is missing.");

    public int Number(string name, int otherwise) => Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number
        : throw new ArgumentException($"--{name} must be a positive number.");
}
