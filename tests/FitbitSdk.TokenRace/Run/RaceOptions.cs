namespace FitbitSdk.TokenRace;

/// <summary>How big a race is.</summary>
internal sealed record RaceOptions
{
    public required int Workers { get; init; }

    public required int Callers { get; init; }

    public required int Users { get; init; }

    /// <summary>How often each user's access token expires.</summary>
    public required int Expirations { get; init; }

    /// <summary>How many processes die between an answer and its store.</summary>
    public required int Kills { get; init; }

    /// <summary>How much faster the workers' clocks run than the world's, so that leases run out soon.</summary>
    public required int Scale { get; init; }

    public required int Seed { get; init; }

    /// <summary>What is broken on purpose, to see that the judge notices: <c>lease</c> or <c>order</c>.</summary>
    public required string? Break { get; init; }

    /// <summary>Whether the race is followed by one with each fault, which the judge must find.</summary>
    public required bool TriesTheJudge { get; init; }

    public TimeSpan Lease => TimeSpan.FromSeconds(60) / Scale;

    /// <summary>Gives a race with a fault. It ends where that shows; else, after far more expirations than it takes, the judge is blind.</summary>
    public RaceOptions Broken(string fault) => this with { Break = fault, Workers = 3, Users = 8, Expirations = 30, Kills = 0 };

    public static RaceOptions Parse(string[] args)
    {
        Arguments given = new(args, "short", "workers", "callers", "users", "expirations", "kills", "scale", "seed", "break");
        bool brief = given.Has("short");
        return new()
        {
            Workers = given.Number("workers", brief ? 2 : 4),
            Callers = given.Number("callers", brief ? 20 : 50),
            Users = given.Number("users", brief ? 4 : 10),
            Expirations = given.Number("expirations", brief ? 6 : 20),
            Kills = given.Number("kills", brief ? 4 : 40),
            Scale = given.Number("scale", brief ? 20 : 10),
            Seed = given.Number("seed", Random.Shared.Next(1, int.MaxValue)),
            Break = given.Text("break") is null or "lease" or "order" ? given.Text("break") : throw new ArgumentException("--break must be lease or order."),
            TriesTheJudge = brief && given.Text("break") is null,
        };
    }
}
