using System.Globalization;
using System.Text;

namespace FitbitSdk.Benchmarks;

/// <summary>Answers about an account: devices in 2 kB, and heart rate in 546 kB: for Google the better part of an hour by the second, the most that is asked for at once.</summary>
internal static class Accounts
{
    public const int Points = 3_550;

    private static readonly string[] Products = ["Charge 6", "Sense 2", "Aria Air", "Versa 4", "Inspire 3", "Luxe", "Ace LTE"];

    public static byte[] FitbitDevices() => Encoding.UTF8.GetBytes("[" + string.Join(',', Products.Select(static (product, i) =>
        $$"""{"battery":"High","batteryLevel":{{90 - i}},"deviceVersion":"{{product}}","features":["ACTIVE_MINUTES","CALORIES","CARDIO_FITNESS_LEVEL","DISTANCE","SLEEP"],"id":"23805{{i}}4711","lastSyncTime":"2026-03-1{{i}}T13:38:13.000","mac":"FE111111111{{i}}","type":"{{Type(i)}}"}""")) + "]");

    public static byte[] GoogleDevices() => Encoding.UTF8.GetBytes("""{"pairedDevices":[""" + string.Join(',', Products.Select(static (product, i) =>
        $$"""{"name":"users/me/pairedDevices/23805{{i}}4711","deviceType":"{{Type(i)}}","batteryStatus":"HIGH","batteryLevel":{{90 - i}},"deviceVersion":"{{product}}","lastSyncTime":"2026-03-1{{i}}T13:38:13.418Z","macAddress":"FE111111111{{i}}","features":["ACTIVE_MINUTES","SLEEP"]}""")) + "]}");

    public static byte[] GoogleHeartRate() => Encoding.UTF8.GetBytes("""{"dataPoints":[""" + string.Join(',', Enumerable.Range(0, Points).Select(static i =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"heartRate":{"sampleTime":{"physicalTime":"2026-03-14T{{{i / 3600:00}}}:{{{i / 60 % 60:00}}}:{{{i % 60:00}}}Z","utcOffset":"0s"},"beatsPerMinute":"{{{60 + (i % 90)}}}"},"dataSource":{"platform":"FITBIT"}}"""))) + "]}");

    private static string Type(int index) => index == 2 ? "SCALE" : "TRACKER";
}
