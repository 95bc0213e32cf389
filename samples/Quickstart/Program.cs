using FitbitSdk;
using FitbitSdk.Storage.Sqlite;
using FitbitSdk.Sync;
using Microsoft.Extensions.Options;
using Quickstart;
using Spectre.Console;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

try
{
    QuickstartArguments arguments = QuickstartArguments.Parse(args);
    if (arguments.Help)
    {
        Console.WriteLine(QuickstartArguments.Usage);
        return ExitCodes.NothingFailed;
    }

    Directory.CreateDirectory(arguments.Out);
    IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(arguments.Json ? Console.Error : Console.Out) });
    if (!console.Profile.Out.IsTerminal)
    {
        // Nobody's window is too narrow: a file or a pipe takes the table as it is.
        console.Profile.Width = 160;
    }

    await using Upstream upstream = await Upstream.OpenAsync(arguments, stop.Token);
    console.MarkupLineInterpolated($"Syncing from the {upstream.Description}");

    QuickstartResult result = await ProgressDisplay.RunAsync(
        console, progress => QuickstartRun.RunAsync(arguments, upstream, progress, stop.Token));
    int exitCode = ExitCodes.Of(result.Reports);
    ReportTable.Write(console, result, arguments.Out);
    if (arguments.Json)
    {
        Console.WriteLine(JsonReport.Write(result, arguments.Out, exitCode));
    }

    return exitCode;
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.WrongUsage;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. The next run goes on from here.");
    return ExitCodes.Failed;
}
catch (Exception e) when (e is SqliteStoreException or FileSinkException or HealthApiException or OptionsValidationException or IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.Failed;
}
