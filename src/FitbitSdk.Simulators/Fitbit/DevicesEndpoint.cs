using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Trackers;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary><c>GET /1/user/-/devices.json</c>: a bare array.</summary>
internal static class DevicesEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        Person person = call.User.Person;
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach ((int place, long sync) in call.Upload.Syncs.Index())
            {
                TrackerDevice tracker = TrackerDevice.Of(person, place);
                Write(writer, call, "TRACKER", tracker.Model, tracker.Number, sync);
            }

            if (person.Kind is PersonKind.EveryThirdDay)
            {
                Write(writer, call, "SCALE", "Aria Air", TrackerDevice.Of(person, 1).Number, ScaleSync(call));
            }

            writer.WriteEndArray();
        });
    }

    /// <summary>The scale syncs in the morning, between two uploads of the tracker: who takes it for the watermark is ahead of the data.</summary>
    private static long ScaleSync(FitbitCall call)
    {
        DateOnly today = call.Clock.DateAt(call.Now);
        long thisMorning = call.User.Tracker.Life.PlanOf(today).Waking.Start + (20 * 60);
        return thisMorning <= call.Now ? thisMorning : call.User.Tracker.Life.PlanOf(today.AddDays(-1)).Waking.Start + (20 * 60);
    }

    private static void Write(Utf8JsonWriter writer, FitbitCall call, string type, string version, int id, long lastSync)
    {
        // Empties by the hour and is charged at about midnight UTC: enough to see the number move.
        int level = 98 - (int)(lastSync % CivilClock.SecondsPerDay / 1800);
        writer.WriteStartObject();
        writer.WriteString("battery", level > 60 ? "High" : "Medium");
        writer.WriteNumber("batteryLevel", level);
        writer.WriteString("deviceVersion", version);
        writer.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("lastSyncTime", call.Clock.LocalTextAsOf(lastSync, call.Now));
        writer.WriteString("mac", $"FE{id.ToString("D10", CultureInfo.InvariantCulture)}");
        writer.WriteString("type", type);
        writer.WriteEndObject();
    }
}
