namespace FitbitSdk.Simulators.Tests;

public sealed class DeterminismTests
{
    private static readonly string[] Paths =
    [
        "1/user/-/activities/heart/date/2026-03-14/1d/1sec.json?timezone=UTC",
        "1/user/-/activities/steps/date/2026-03-14/1d/1min.json?timezone=UTC",
        "1/user/-/activities/heart/date/2026-03-13/1d/1min.json?timezone=UTC",
        "1.2/user/-/sleep/date/2026-03-14.json",
        "1/user/-/hrv/date/2026-03-13/2026-03-14/all.json",
        "1/user/-/spo2/date/2026-03-13/2026-03-14/all.json",
        "1/user/-/br/date/2026-03-13/2026-03-14/all.json",
        "1/user/-/temp/skin/date/2026-03-13/2026-03-14.json",
        "1/user/-/activities/heart/date/2026-03-13/2026-03-14.json?timezone=UTC",
        "1/user/-/devices.json",
        "1/user/-/profile.json",
    ];

    [Fact]
    public async Task Life_OtherFirstDayAndOrderOfQuestions_StaysTheSame()
    {
        await using Simulated one = await Simulated.StartAsync();
        await using Simulated other = await Simulated.StartAsync(configure: static options => (options.FirstDay, options.Days, options.Users) = (new(2026, 2, 20), 40, 9));

        for (int user = 0; user < 3; user++)
        {
            List<string> forwards = await AskAsync(one, user, Paths);
            List<string> backwards = await AskAsync(other, user, Paths.Reverse());

            backwards.Reverse();
            Assert.Equal(forwards, backwards);
        }
    }

    [Fact]
    public async Task Life_OtherSeedOrPerson_Differs()
    {
        await using Simulated one = await Simulated.StartAsync();
        await using Simulated other = await Simulated.StartAsync(configure: static options => options.Seed = 2);

        List<string> lives = [await one.TextAsync(Paths[0], 0), await one.TextAsync(Paths[0], 1), await other.TextAsync(Paths[0], 0), await other.TextAsync(Paths[0], 1)];

        Assert.Equal(lives.Count, lives.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>The numbers of one night and day, written down: a life must survive an update of the runtime and of this package.</summary>
    [Fact]
    public async Task Life_SeedOne_IsTheOneWrittenDown()
    {
        await using Simulated service = await Simulated.StartAsync();

        string heart = await service.TextAsync("1/user/-/activities/heart/date/2026-03-13/1d/1sec/time/10:00/10:00.json?timezone=UTC");

        Assert.Contains(HeartAtTen, heart, StringComparison.Ordinal);
    }

    private const string HeartAtTen =
        """[{"time":"10:00:01","value":69},{"time":"10:00:03","value":69},{"time":"10:00:08","value":70},{"time":"10:00:10","value":69},{"time":"10:00:12","value":69},""";

    private static async Task<List<string>> AskAsync(Simulated service, int user, IEnumerable<string> paths)
    {
        List<string> answers = [];
        foreach (string path in paths)
        {
            answers.Add(await service.TextAsync(path, user));
        }

        return answers;
    }
}
