using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People.Trackers;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary><c>GET /v4/users/me/pairedDevices</c>. The last sync is an instant here.</summary>
internal static class PairedDevicesEndpoint
{
    private static readonly PageSize Pages = new(5, 100);

    public static Task HandleAsync(HttpContext context)
    {
        GoogleCall call = GoogleCall.Of(context);
        if (Pages.Read(context.Request.Query) is not { } size)
        {
            return GoogleError.Invalid("INVALID_PAGE_SIZE", "The page size must not be negative.").WriteAsync(context);
        }

        if (!PageToken.TryRead(context.Request, call.User.UserId, out long? position))
        {
            return GoogleError.Invalid("INVALID_PAGE_TOKEN", "The page token is not valid for this request.").WriteAsync(context);
        }

        int shown = (int)(position ?? 0);
        PairedDevice[] left = [.. PairedDevice.Of(call.User.Tracker.Life, call.Upload, call.Now).Skip(shown)];
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            if (left.Length > 0)
            {
                writer.WriteStartArray("pairedDevices");
                foreach (PairedDevice device in left.Take(size))
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", $"users/me/pairedDevices/{device.Device.Id}");
                    writer.WriteString("deviceType", device.Type);
                    writer.WriteString("batteryStatus", device.Battery);
                    writer.WriteNumber("batteryLevel", device.BatteryLevel);
                    writer.WriteString("deviceVersion", device.Device.Model);
                    writer.WriteInstant("lastSyncTime", device.LastSync);
                    writer.WriteString("macAddress", $"FE{device.Device.Number.ToString("D10", CultureInfo.InvariantCulture)}");
                    writer.WriteStartArray("features");
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            if (left.Length > size)
            {
                writer.WriteString("nextPageToken", PageToken.Write(context.Request, call.User.UserId, shown + size));
            }

            writer.WriteEndObject();
        });
    }
}
