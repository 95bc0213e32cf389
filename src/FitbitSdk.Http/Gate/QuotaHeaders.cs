using NodaTime;

namespace FitbitSdk.Http;

/// <summary>The names of the headers in which each answer tells the quota, and how long the periods are that they speak of.</summary>
internal sealed class QuotaHeaders(string prefix, Duration period)
{
    public Duration Period { get; } = period;

    public string Limit { get; } = prefix + "Limit";

    public string Remaining { get; } = prefix + "Remaining";

    public string Reset { get; } = prefix + "Reset";
}
