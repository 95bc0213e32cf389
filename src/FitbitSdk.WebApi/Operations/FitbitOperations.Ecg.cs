using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Electrocardiograms and irregular rhythm notifications.</summary>
    public static class Ecg
    {
        /// <summary>Reads electrocardiograms before or after a time, by pages.</summary>
        public static FitbitOperation GetEcgLogList { get; } = Read(
            "ecg/list.json", ["electrocardiogram"], "electrocardiogram/get-ecg-log-list",
            LogList(10)) with { PageLimit = 10 };

        /// <summary>Reads the alerts of an irregular rhythm that the user has opened, by pages.</summary>
        public static FitbitOperation GetIrregularRhythmAlertList { get; } = Read(
            "irn/alerts/list.json", ["irregular_rhythm_notifications"], "irregular-rhythm-notifications/get-irn-alerts-list",
            LogList(10)) with { PageLimit = 10 };

        /// <summary>Reads how far the user takes part in irregular rhythm notifications.</summary>
        public static FitbitOperation GetIrregularRhythmProfile { get; } = Read(
            "irn/profile.json", ["irregular_rhythm_notifications"], "irregular-rhythm-notifications/get-irn-profile", []);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetEcgLogList, GetIrregularRhythmAlertList, GetIrregularRhythmProfile,
        ];
    }
}
