using System.Globalization;
using FitbitSdk.Records;
using FitbitSdk.SyncMeasures.Completeness;
using FitbitSdk.SyncMeasures.Failing;
using FitbitSdk.SyncMeasures.Requests;

// The measures of the sync; ./measure.sh calls this, mostly by way of a script that judges what is written here.
switch (args)
{
    case ["requests", var provider, var consentDays, var daysAfter]:
        await RequestRun.WriteAsync(new(provider), Number(consentDays), Number(daysAfter), Console.Out);
        return 0;

    case ["failing-stream", .. var more] when more is [] or ["--short"]:
        bool met = await FailingStream.MeasureAsync(ProviderId.Fitbit, more.Length > 0);
        return await FailingStream.MeasureAsync(ProviderId.GoogleHealth, more.Length > 0) && met ? 0 : 1;

    case ["person", var provider, var place, var people, var days, var abandonments, var folder]:
        await PersonSync.RunAsync(new(provider), Number(place), Number(people), Number(days), Number(abandonments), folder, Console.Out);
        return 0;

    default:
        await Console.Error.WriteLineAsync("FitbitSdk.SyncMeasures: requests PROVIDER CONSENT-DAYS DAYS-AFTER | failing-stream [--short] | person PROVIDER PLACE PEOPLE DAYS ABANDONMENTS FOLDER");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
