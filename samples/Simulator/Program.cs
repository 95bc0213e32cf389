// Runs one of the simulators as a process of its own. The first line of its output tells a client everything it needs.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FitbitSdk.Samples.Simulator;
using FitbitSdk.Simulators;

// Before anything else, so that a signal during the start ends the process in order, too.
TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}

using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

SimulatorOptions options;
Running simulator;
try
{
    options = Arguments.Read(args);
    simulator = await Running.StartAsync(options);
}
catch (Exception wrong) when (wrong is FormatException or ArgumentException)
{
    // .NET appends the name of the parameter, which the message has already.
    await Console.Error.WriteLineAsync($"simulator: {wrong.Message.Split(" (Parameter ")[0].ReplaceLineEndings(" ")}");
    return 2;
}
catch (Exception failed) when (failed is IOException or InvalidDataException or InvalidOperationException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"simulator: {failed.Message.ReplaceLineEndings(" ")}");
    return 1;
}

await using (simulator)
{
    Console.WriteLine(Describe(simulator, options));
    await stop.Task;
}

return 0;

static string Describe(Running simulator, SimulatorOptions options)
{
    using MemoryStream line = new();
    using (Utf8JsonWriter writer = new(line, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
    {
        writer.WriteStartObject();
        foreach ((string name, string value) in simulator.About)
        {
            writer.WriteString(name, value);
        }

        writer.WriteString("from", options.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteNumber("days", options.Days);
        writer.WriteString("now", options.TimeProvider.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteStartArray("users");
        foreach (SimulatedAccount account in simulator.Accounts)
        {
            writer.WriteStartObject();
            writer.WriteString("userId", account.UserId);
            writer.WriteString("timeZone", account.TimeZoneId);
            writer.WriteString("accessToken", account.AccessToken);
            writer.WriteString("refreshToken", account.RefreshToken);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    return Encoding.UTF8.GetString(line.ToArray());
}
