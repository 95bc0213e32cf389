using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary>What the service knows of the person: identity, settings and profile.</summary>
internal static class AccountEndpoints
{
    public static Task IdentityAsync(HttpContext context)
    {
        GoogleUser user = GoogleCall.Of(context).User;
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", "users/me/identity");
            writer.WriteString("healthUserId", user.UserId);
            writer.WriteString("legacyUserId", user.LegacyUserId);
            writer.WriteEndObject();
        });
    }

    /// <summary>The zone and offset of now alone: past data carry their own offsets.</summary>
    public static Task SettingsAsync(HttpContext context)
    {
        GoogleCall call = GoogleCall.Of(context);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", "users/me/settings");
            writer.WriteBoolean("autoStrideEnabled", value: true);
            writer.WriteString("distanceUnit", "DISTANCE_UNIT_KILOMETERS");
            writer.WriteString("heightUnit", "HEIGHT_UNIT_CENTIMETERS");
            writer.WriteString("languageLocale", "en_GB");
            writer.WriteString("timeZone", call.User.Clock.ZoneIdAt(call.Now));
            writer.WriteSeconds("utcOffset", call.User.Clock.OffsetAt(call.Now));
            writer.WriteEndObject();
        });
    }

    public static Task ProfileAsync(HttpContext context)
    {
        GoogleCall call = GoogleCall.Of(context);
        Person person = call.User.Person;
        DateOnly today = call.User.Clock.DateAt(call.Now);
        int birthdays = today.DayOfYear > person.BirthDay ? 0 : 1;
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", "users/me/profile");
            writer.WriteNumber("age", today.Year - person.BirthYear - birthdays);
            writer.WriteDate("membershipStartDate", new(2019, 5, 2));
            writer.WriteNumber("autoRunningStrideLengthMm", (int)(person.HeightCm * 5.2));
            writer.WriteNumber("autoWalkingStrideLengthMm", (int)(person.HeightCm * 4.13));
            writer.WriteEndObject();
        });
    }
}
