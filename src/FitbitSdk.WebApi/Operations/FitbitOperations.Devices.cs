using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Devices and their alarms.</summary>
    public static class Devices
    {
        /// <summary>Reads the paired devices.</summary>
        public static FitbitOperation GetDevices { get; } = Read("devices.json", ["settings"], "devices/get-devices", []);

        /// <summary>Reads the alarms of a tracker.</summary>
        public static FitbitOperation GetAlarms { get; } = Read(
            "devices/tracker/{tracker-id}/alarms.json", ["settings"], "devices/get-alarms",
            [Id("tracker-id")]);

        /// <summary>Adds an alarm to a tracker.</summary>
        public static FitbitOperation AddAlarm { get; } = Post(
            "devices/tracker/{tracker-id}/alarms.json", ["settings"], "devices/create-alarm",
            [Id("tracker-id"), Text("time").InQuery(), Boolean("enabled").InQuery(), Boolean("recurring").InQuery(), Text("weekDays").InQuery()]);

        /// <summary>Changes an alarm of a tracker.</summary>
        public static FitbitOperation UpdateAlarm { get; } = Post(
            "devices/tracker/{tracker-id}/alarms/{alarm-id}.json", ["settings"], "devices/update-alarm",
            [
                Id("tracker-id"), Id("alarm-id"), Text("time").InQuery(), Boolean("enabled").InQuery(), Boolean("recurring").InQuery(),
                Text("weekDays").InQuery(), Whole("snoozeLength").InQuery(), Whole("snoozeCount").InQuery(),
            ]);

        /// <summary>Deletes an alarm of a tracker.</summary>
        public static FitbitOperation DeleteAlarm { get; } = Delete(
            "devices/tracker/{tracker-id}/alarms/{alarm-id}.json", ["settings"], "devices/delete-alarm",
            [Id("tracker-id"), Id("alarm-id")]);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetDevices, GetAlarms, AddAlarm, UpdateAlarm, DeleteAlarm,
        ];
    }
}
