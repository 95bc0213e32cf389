using System.Globalization;
using FitbitSdk.SyncMeasures.Failing;
using FitbitSdk.SyncMeasures.Requests;

// The measures of the sync; ./measure.sh calls this, mostly by way of a script that judges what is written here.
switch (args)
{
    case ["requests", var consentDays, var daysAfter]:
        await RequestRun.WriteAsync(int.Parse(consentDays, CultureInfo.InvariantCulture), int.Parse(daysAfter, CultureInfo.InvariantCulture), Console.Out);
        return 0;

    case ["failing-stream"] or ["failing-stream", "--short"]:
        return await FailingStream.MeasureAsync(args.Length > 1) ? 0 : 1;

    default:
        await Console.Error.WriteLineAsync("FitbitSdk.SyncMeasures: requests CONSENT-DAYS DAYS-AFTER | failing-stream [--short]");
        return 2;
}
