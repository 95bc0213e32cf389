namespace FitbitSdk.Simulators.Internal;

/// <summary>How paths compare: as the router compares them, so that a gate never takes a path for another one than the endpoint behind it.</summary>
internal static class PathCase
{
    public const bool IsIgnored = true;
    public const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;
}
