using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People.Trackers;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary><c>GET /1/user/-/devices.json</c>: a bare array.</summary>
internal static class DevicesEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (PairedDevice device in PairedDevice.Of(call.User.Tracker.Life, call.Upload, call.Now))
            {
                writer.WriteStartObject();
                writer.WriteString("battery", device.Battery);
                writer.WriteNumber("batteryLevel", device.BatteryLevel);
                writer.WriteString("deviceVersion", device.Device.Model);
                writer.WriteString("id", device.Device.Id);
                writer.WriteString("lastSyncTime", call.Clock.LocalTextAsOf(device.LastSync, call.Now));
                writer.WriteString("mac", $"FE{device.Device.Number.ToString("D10", CultureInfo.InvariantCulture)}");
                writer.WriteString("type", device.Type);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
