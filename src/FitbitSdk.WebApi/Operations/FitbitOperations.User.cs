using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>The person behind an account.</summary>
    public static class User
    {
        /// <summary>Reads the profile.</summary>
        public static FitbitOperation GetProfile { get; } = Read("profile.json", ["profile"], "user/get-profile", []);

        /// <summary>Reads the badges that the user earned.</summary>
        public static FitbitOperation GetBadges { get; } = Read("badges.json", ["profile"], "user/get-badges", []);

        /// <summary>Changes the profile.</summary>
        public static FitbitOperation UpdateProfile { get; } = Post(
            "profile.json", ["profile"], "user/update-profile",
            [
                Words("gender", "MALE", "FEMALE", "NA").InForm().Optional(), Date("birthday").InForm().Optional(),
                Number("height").InForm().Optional(), Text("aboutMe").InForm().Optional(), Text("fullname").InForm().Optional(),
                Text("country").InForm().Optional(), Text("state").InForm().Optional(), Text("city").InForm().Optional(),
                Number("strideLengthWalking").InForm().Optional(), Number("strideLengthRunning").InForm().Optional(),
                Text("weightUnit").InForm().Optional(), Text("heightUnit").InForm().Optional(), Text("waterUnit").InForm().Optional(),
                Text("glucoseUnit").InForm().Optional(), Text("timezone").InForm().Optional(), Text("foodsLocale").InForm().Optional(),
                Text("locale").InForm().Optional(), Text("localeLang").InForm().Optional(), Text("localeCountry").InForm().Optional(),
                Text("startDayOfWeek").InForm().Optional(),
            ]);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetProfile, GetBadges, UpdateProfile,
        ];
    }
}
