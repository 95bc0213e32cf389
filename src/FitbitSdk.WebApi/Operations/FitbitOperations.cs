namespace FitbitSdk.WebApi;

/// <summary>All calls that the API documents, an area at a time: a call is a row. Reading ones have a method of a client of
/// <see cref="FitbitClient"/>; all but those of the token service can be sent with <see cref="FitbitClient.SendAsync"/>.</summary>
public static partial class FitbitOperations
{
    /// <summary>Gets all rows.</summary>
    public static IReadOnlyList<FitbitOperation> All { get; } =
    [
        .. Activities.All, .. ActivitySeries.All, .. ActiveZoneMinutes.All, .. Heart.All, .. Nights.All, .. Sleep.All, .. Body.All, .. Nutrition.All,
        .. Devices.All, .. User.All, .. Ecg.All, .. Friends.All, .. Subscriptions.All, .. OAuth.All,
    ];
}
