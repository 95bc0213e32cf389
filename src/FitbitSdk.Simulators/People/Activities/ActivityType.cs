namespace FitbitSdk.Simulators.People.Activities;

/// <summary>An entry of the service's catalogue of activities.</summary>
/// <param name="Id">The service's number.</param>
/// <param name="Name">The name shown in the app.</param>
/// <param name="Kind">What the body does.</param>
/// <param name="Mets">Typical effort, in multiples of rest.</param>
internal sealed record ActivityType(int Id, string Name, ActivityKind Kind, double Mets)
{
    public static ActivityType Spinning { get; } = new(55001, "Spinning", ActivityKind.Ride, 8.5);
    public static ActivityType Walk { get; } = new(90013, "Walk", ActivityKind.Walk, 3.5);
    public static ActivityType Weights { get; } = new(2131, "Weights", ActivityKind.Strength, 5);
    private static ActivityType Bike { get; } = new(90001, "Bike", ActivityKind.Ride, 7.5);
    private static ActivityType Run { get; } = new(90009, "Run", ActivityKind.Run, 9.5);

    /// <summary>Gets what the tracker takes a kind of movement for.</summary>
    public static ActivityType Of(ActivityKind kind) => kind switch
    {
        ActivityKind.Run => Run,
        ActivityKind.Ride => Bike,
        ActivityKind.Strength => Weights,
        _ => Walk,
    };

    /// <summary>Gets what its owner corrects it to.</summary>
    public ActivityType Corrected() => Kind switch
    {
        ActivityKind.Run => new(90019, "Treadmill", Kind, Mets),
        ActivityKind.Ride => new(1071, "Outdoor Bike", Kind, Mets),
        ActivityKind.Strength => new(3000, "Workout", Kind, Mets),
        _ => new(90012, "Hike", Kind, 5.5),
    };
}
