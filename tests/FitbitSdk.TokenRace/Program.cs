using FitbitSdk.TokenRace;

try
{
    return args switch
    {
        ["run", .. string[] rest] => await RaceRun.RunAsync(RaceOptions.Parse(rest)),
        ["worker", .. string[] rest] => await RaceWorker.RaceAsync(WorkerOptions.Parse(rest)),
        ["check", .. string[] rest] => await RaceWorker.CheckAsync(WorkerOptions.Parse(rest)),
        _ => throw new ArgumentException("Usage: run [--short] [--workers N] [--callers N] [--users N] [--expirations N] [--kills N] [--scale N] [--seed N]"),
    };
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
