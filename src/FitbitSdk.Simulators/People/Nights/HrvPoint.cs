namespace FitbitSdk.Simulators.People.Nights;

/// <summary>Heart-rate variability of the five minutes from a Unix second on: milliseconds, a share from 0 to 1, and power in ms².</summary>
internal readonly record struct HrvPoint(long Time, decimal Rmssd, decimal Coverage, decimal HighFrequency, decimal LowFrequency);
