using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary><c>GET /1/user/-/profile.json</c>, in metric units.</summary>
internal static class ProfileEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        Person person = call.User.Person;
        string zone = call.Clock.ZoneIdAt(call.Now);
        string avatar = person.IsFemale ? "female" : "male";
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("user");
            writer.WriteString("aboutMe", "A simulated person.");
            writer.WriteString("avatar", $"https://static0.fitbit.com/images/profile/defaultProfile_100_{avatar}.gif");
            writer.WriteString("avatar150", $"https://static0.fitbit.com/images/profile/defaultProfile_150_{avatar}.gif");
            writer.WriteString("city", zone[(zone.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' '));
            writer.WriteString("country", "ZZ");
            writer.WriteString("dateOfBirth", FitbitCall.Text(new DateOnly(person.BirthYear, 1, 1).AddDays(person.BirthDay)));
            writer.WriteString("displayName", $"{person.Name} S.");
            writer.WriteString("distanceUnit", "METRIC");
            writer.WriteString("encodedId", call.User.UserId);
            writer.WriteString("foodsLocale", "en_GB");
            writer.WriteString("fullName", $"{person.Name} Simulated");
            writer.WriteString("gender", person.IsFemale ? "FEMALE" : "MALE");
            writer.WriteString("glucoseUnit", "METRIC");
            writer.WriteNumber("height", person.HeightCm);
            writer.WriteString("heightUnit", "METRIC");
            writer.WriteString("locale", "en_GB");
            writer.WriteString("memberSince", "2019-05-02");

            // Only today's zone and offset: why the profile alone cannot turn last month's local times into instants.
            writer.WriteNumber("offsetFromUTCMillis", person.Clock.OffsetAt(call.Now) * 1000L);
            writer.WriteString("startDayOfWeek", "MONDAY");
            writer.WriteNumber("strideLengthRunning", Math.Round(person.HeightCm * 0.52, 1));
            writer.WriteNumber("strideLengthWalking", Math.Round(person.HeightCm * 0.413, 1));
            writer.WriteString("timezone", zone);
            writer.WriteString("waterUnit", "METRIC");
            writer.WriteNumber("weight", person.WeightKg);
            writer.WriteString("weightUnit", "METRIC");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
