namespace FitbitSdk.Simulators.People.Nights;

/// <summary>Oxygen saturation of the blood at a Unix second, in per cent with one decimal.</summary>
internal readonly record struct OxygenReading(long Time, decimal Percent);
