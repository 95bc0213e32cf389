namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>Which sources a question is about.</summary>
internal enum SourceFamily
{
    /// <summary>Trackers and phones; also what <c>google-sources</c> holds here, where nobody else writes.</summary>
    All,

    /// <summary>Trackers alone.</summary>
    Wearables,

    /// <summary>What the asking application wrote itself: nothing.</summary>
    Self,
}

internal static class SourceFamilies
{
    private const string Prefix = "users/me/dataSourceFamilies/";

    public static SourceFamily? Read(string text) => text switch
    {
        "" or Prefix + "all-sources" or Prefix + "google-sources" => SourceFamily.All,
        Prefix + "google-wearables" => SourceFamily.Wearables,
        Prefix + "self-sources" => SourceFamily.Self,
        _ => null,
    };
}
