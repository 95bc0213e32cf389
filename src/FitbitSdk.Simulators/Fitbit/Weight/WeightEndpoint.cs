using System.Text.Json;
using FitbitSdk.Simulators.Fitbit.Nights;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People.Weight;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Weight;

/// <summary><c>GET /1/user/-/body/log/weight/date/{date}.json</c>, <c>…/{date}/{1d|7d|30d|1w|1m}.json</c>, which ends on the date, and <c>…/{start}/{end}.json</c>.</summary>
internal static class WeightEndpoint
{
    private const int MaximumDates = 31;

    public static Task HandleAsync(HttpContext context)
    {
        ApiError? error = null;
        if ((DateRange.ReadPeriod(context) ?? DateRange.Read(context, MaximumDates, out error)) is not { } range)
        {
            return Reply.ErrorAsync(context, error!);
        }

        FitbitCall call = FitbitCall.Of(context);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("weight");
            foreach (WeightLog log in call.Upload.WeightLogs().Where(log => range.Contains(log.Date)))
            {
                Write(writer, log);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, WeightLog log)
    {
        writer.WriteStartObject();
        writer.WriteNumber("bmi", log.BodyMassIndex);
        writer.WriteString("date", FitbitCall.Text(log.Date));
        if (log.BodyFat is { } fat)
        {
            writer.WriteNumber("fat", fat);
        }

        writer.WriteNumber("logId", log.LogId);
        writer.WriteString("source", log.Source);
        writer.WriteString("time", FitbitCall.TimeText(log.SecondOfDay));
        writer.WriteNumber("weight", log.Kilograms);
        writer.WriteEndObject();
    }
}
