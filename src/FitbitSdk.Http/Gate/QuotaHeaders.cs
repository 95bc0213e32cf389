namespace FitbitSdk.Http;

/// <summary>The names of the headers in which each answer tells the quota.</summary>
internal sealed class QuotaHeaders(string prefix)
{
    public string Limit { get; } = prefix + "Limit";

    public string Remaining { get; } = prefix + "Remaining";

    public string Reset { get; } = prefix + "Reset";
}
