using System.Globalization;

namespace FitbitSdk.TokenRace;

/// <summary>What a worker process is told.</summary>
internal sealed class WorkerOptions
{
    public required Uri Issuer { get; init; }

    public required string Store { get; init; }

    public required int Users { get; init; }

    public required int Callers { get; init; }

    public required int Scale { get; init; }

    /// <summary>From where the scaled clocks of all processes run, so that they agree.</summary>
    public required DateTimeOffset Epoch { get; init; }

    public required string? Break { get; init; }

    public static WorkerOptions Parse(string[] args)
    {
        Arguments given = new(args, "issuer", "store", "users", "callers", "scale", "epoch", "break");
        return new()
        {
            Issuer = new(given.Required("issuer")),
            Store = given.Required("store"),
            Users = given.Number("users", 1),
            Callers = given.Number("callers", 1),
            Scale = given.Number("scale", 1),
            Epoch = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(given.Required("epoch"), CultureInfo.InvariantCulture)),
            Break = given.Text("break"),
        };
    }

    public IEnumerable<string> ToArguments()
    {
        string[] all =
        [
            "--issuer", Issuer.ToString(), "--store", Store, "--users", Text(Users), "--callers", Text(Callers), "--scale", Text(Scale),
            "--epoch", Text(Epoch.ToUnixTimeMilliseconds()),
        ];
        return Break is null ? all : [.. all, "--break", Break];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
