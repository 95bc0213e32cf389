using System.Globalization;
using FitbitSdk.SyncMeasures.Completeness;
using FitbitSdk.SyncMeasures.Failing;
using FitbitSdk.SyncMeasures.Requests;

// The measures of the sync; ./measure.sh calls this, mostly by way of a script that judges what is written here.
switch (args)
{
    case ["requests", var consentDays, var daysAfter]:
        await RequestRun.WriteAsync(Number(consentDays), Number(daysAfter), Console.Out);
        return 0;

    case ["failing-stream"] or ["failing-stream", "--short"]:
        return await FailingStream.MeasureAsync(args.Length > 1) ? 0 : 1;

    case ["person", var place, var people, var days, var abandonments, var folder]:
        await PersonSync.RunAsync(Number(place), Number(people), Number(days), Number(abandonments), folder, Console.Out);
        return 0;

    default:
        await Console.Error.WriteLineAsync("FitbitSdk.SyncMeasures: requests CONSENT-DAYS DAYS-AFTER | failing-stream [--short] | person PLACE PEOPLE DAYS ABANDONMENTS FOLDER");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
