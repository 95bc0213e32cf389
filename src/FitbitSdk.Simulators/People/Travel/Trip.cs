namespace FitbitSdk.Simulators.People.Travel;

/// <summary>A stay in another zone. Both flights take no time and happen at noon, on the clock of the place that is left.</summary>
internal sealed record Trip(TimeZoneInfo Zone, DateOnly Departure, DateOnly Return, long DepartedAt, long ReturnedAt);
