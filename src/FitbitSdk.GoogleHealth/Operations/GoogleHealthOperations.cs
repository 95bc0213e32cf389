namespace FitbitSdk.GoogleHealth;

/// <summary>The calls of the API that are in use: a new one is a new row.</summary>
internal static class GoogleHealthOperations
{
    public static GoogleHealthOperation GetIdentity { get; } = new()
    {
        Name = "GetIdentity",
        Path = "v4/users/me/identity",
        Scope = GoogleHealthScopes.Settings,   // any read scope will do
        Source = Reference("users"),
    };

    public static GoogleHealthOperation GetSettings { get; } = new()
    {
        Name = "GetSettings",
        Path = "v4/users/me/settings",
        Scope = GoogleHealthScopes.Settings,
        Source = Reference("users"),
    };

    public static GoogleHealthOperation ListPairedDevices { get; } = new()
    {
        Name = "ListPairedDevices",
        Path = "v4/users/me/pairedDevices",
        Scope = GoogleHealthScopes.Settings,
        PageSize = 100,
        Source = Reference("users.pairedDevices"),
    };

    // Reconciled, not listed: a list holds what each source measured, and a watch and a phone count the same steps.
    public static GoogleHealthOperation ReconcileHeartRate { get; } = Reconcile("ReconcileHeartRate", HealthDataType.HeartRate, GoogleHealthScopes.HealthMetrics);

    public static GoogleHealthOperation ReconcileSteps { get; } = Reconcile("ReconcileSteps", HealthDataType.Steps, GoogleHealthScopes.Activity);

    // Listed, not reconciled: only a list names each log and says how it came about.
    public static GoogleHealthOperation ListSleep { get; } = new()
    {
        Name = "ListSleep",
        Path = PathOf(HealthDataType.Sleep),
        Scope = GoogleHealthScopes.Sleep,
        PageSize = 25,
        Source = Reference("users.dataTypes.dataPoints"),
    };

    public static IReadOnlyList<GoogleHealthOperation> All { get; } =
        [GetIdentity, GetSettings, ListPairedDevices, ReconcileHeartRate, ReconcileSteps, ListSleep];

    private static GoogleHealthOperation Reconcile(string name, HealthDataType type, string scope) => new()
    {
        Name = name,
        Path = PathOf(type) + ":reconcile",
        Scope = scope,
        PageSize = 10_000,
        Source = Reference("users.dataTypes.dataPoints"),
    };

    private static string PathOf(HealthDataType type) => $"v4/users/me/dataTypes/{type.PathName}/dataPoints";

    private static Uri Reference(string resource) => new($"https://developers.google.com/health/reference/rest#v4.{resource}");
}
