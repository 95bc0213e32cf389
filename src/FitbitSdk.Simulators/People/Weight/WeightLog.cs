using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Weight;

/// <summary>One weighing as the service filed it.</summary>
internal sealed record WeightLog
{
    public required long LogId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>Gets the second of the date on the person's clock; its last one where somebody gave no time.</summary>
    public required int SecondOfDay { get; init; }

    public required double Kilograms { get; init; }
    public required double BodyMassIndex { get; init; }

    /// <summary>Gets body fat in percent, which a scale alone measures.</summary>
    public required double? BodyFat { get; init; }

    public required string Source { get; init; }

    /// <summary>Gets when the service got it, in Unix seconds.</summary>
    public required long Appeared { get; init; }

    public required LogFate Fate { get; init; }
}
