using System.Globalization;
using FsCheck;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>How many cases a property is tried with: a modest number among the other tests, and as many as the measure asks for.</summary>
internal static class PropertyRun
{
    /// <summary>The variable that tells how many times as many cases are tried.</summary>
    public const string TimesVariable = "FITBITSDK_PROPERTY_TIMES";

    /// <summary>The variable that names a file to which each property adds a line: its number, how many cases held, its name.</summary>
    public const string ReportVariable = "FITBITSDK_PROPERTY_REPORT";

    private static readonly Lock Writing = new();

    public static void Check(Property property, int cases, int number, string name)
    {
        int times = int.Parse(Environment.GetEnvironmentVariable(TimesVariable) ?? "1", CultureInfo.InvariantCulture);
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(cases * times));
        if (Environment.GetEnvironmentVariable(ReportVariable) is { } report)
        {
            lock (Writing)
            {
                File.AppendAllText(report, $"{number} {cases * times} {name}\n");
            }
        }
    }
}
