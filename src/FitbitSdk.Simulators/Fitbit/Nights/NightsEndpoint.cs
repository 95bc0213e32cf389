using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using FitbitSdk.Simulators.People.Sleep;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>Writes what is known of a night, or nothing and returns <see langword="false"/> where the night has no data of the kind.</summary>
internal delegate bool NightWriter(Utf8JsonWriter writer, Person person, SleepLog night);

/// <summary>One nightly measure over one date or a range: <paramref name="root"/> names the list of nights; without a name the answer is bare.</summary>
internal sealed class NightsEndpoint(string? root, NightWriter write)
{
    private const int MaximumDates = 30;

    public Task HandleAsync(HttpContext context)
    {
        if (DateRange.Read(context, MaximumDates, out ApiError? error) is not { } range)
        {
            return Reply.ErrorAsync(context, error!);
        }

        FitbitCall call = FitbitCall.Of(context);
        List<SleepLog> nights = [.. call.Upload.Nights().Where(night => range.Contains(night.DateOfSleep))];
        bool isBareDate = root is null && !context.Request.RouteValues.ContainsKey("end");
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            if (isBareDate)
            {
                WriteOne(writer, call.User.Person, nights);
                return;
            }

            if (root is not null)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(root);
            }

            writer.WriteStartArray();
            nights.ForEach(night => write(writer, call.User.Person, night));
            writer.WriteEndArray();
            if (root is not null)
            {
                writer.WriteEndObject();
            }
        });
    }

    /// <summary>A bare single date is an object, and an empty one where there is no data.</summary>
    private void WriteOne(Utf8JsonWriter writer, Person person, List<SleepLog> nights)
    {
        if (nights.Count == 0 || !write(writer, person, nights[0]))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
    }
}
