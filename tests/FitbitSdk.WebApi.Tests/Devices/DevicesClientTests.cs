using NodaTime;

namespace FitbitSdk.WebApi.Tests.Devices;

public sealed class DevicesClientTests
{
    [Fact]
    public async Task Get_OneDevice_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            [{"battery":"Medium","batteryLevel":65,"deviceVersion":"Charge 6","features":["GPS",5,"ECG"],"id":"5656888","lastSyncTime":"2026-03-14T13:38:13.000","mac":"FE1111111111","type":"TRACKER"}]
            """);

        FitbitDevice device = Assert.Single(await api.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/devices.json", api.OnlyRequest);
        Assert.Equal(("5656888", "TRACKER", "Charge 6", new LocalDateTime(2026, 3, 14, 13, 38, 13)), (device.Id, device.Type, device.Version, device.LastSyncTime));
        Assert.Equal((FitbitBattery.Medium, 65, "FE1111111111"), (device.Battery, device.BatteryLevel, device.MacAddress));
        Assert.Equal(["GPS", "ECG"], device.Features);
    }

    [Fact]
    public async Task Get_WhatIsMissingOrUnlike_IsUnknown()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """[{"id":"1","type":"TRACKER"},{"battery":"Charging","batteryLevel":-1,"features":{},"id":"2","mac":null,"type":"SCALE"},{"battery":3,"batteryLevel":"80","features":"x","id":"3","type":"TRACKER"}]""");

        IReadOnlyList<FitbitDevice> devices = await api.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal([(null, null), ("Charging", null), (null, 80)], devices.Select(static device => (device.Battery?.Value, device.BatteryLevel)));
        Assert.All(devices, static device => Assert.Null(device.MacAddress));
        Assert.All(devices, static device => Assert.Empty(device.Features));
    }

    [Fact]
    public async Task Get_Recorded_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("devices-double.fitbitnet.json"));

        IReadOnlyList<FitbitDevice> devices = await api.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(
            [("5656888", 65, "FE1111111111"), ("5656777", 70, "SC1111111111")],
            devices.Select(static device => (device.Id, device.BatteryLevel!.Value, device.MacAddress!)));
        Assert.All(devices, static device => Assert.Equal(FitbitBattery.High, device.Battery));
    }

    [Fact]
    public async Task GetAlarms_One_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"trackerAlarms":[{"alarmId":11426382,"deleted":false,"enabled":true,"label":"Wake up","recurring":true,"snoozeCount":3,"snoozeLength":9,"syncedToDevice":false,
            "time":"07:15-08:00","vibe":"DEFAULT","weekDays":["MONDAY","SUNDAY"]}]}
            """);

        FitbitAlarm alarm = Assert.Single(await api.Client.Devices.GetAlarmsAsync(TestHost.Anna, "755971234", TestHost.Cancel));

        Assert.Equal("GET /1/user/-/devices/tracker/755971234/alarms.json", api.OnlyRequest);
        Assert.Equal(("11426382", "Wake up", FitbitVibration.Default), (alarm.Id, alarm.Label, alarm.Vibration));
        Assert.Equal((new LocalTime(7, 15), Offset.FromHours(-8)), (alarm.Time!.Value.TimeOfDay, alarm.Time.Value.Offset));
        Assert.Equal([IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday], alarm.WeekDays);
        Assert.Equal((false, true, true, false), (alarm.IsDeleted, alarm.IsEnabled, alarm.IsRecurring, alarm.IsSynced));
        Assert.Equal((3, Duration.FromMinutes(9)), (alarm.SnoozeCount, alarm.SnoozeLength));
    }

    [Fact]
    public async Task GetAlarms_FlagsTheOtherWayRound_AreKeptApart()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"trackerAlarms":[{"deleted":true,"enabled":false,"recurring":false,"syncedToDevice":true},{"enabled":false,"recurring":true}]}""");

        IReadOnlyList<FitbitAlarm> alarms = await api.Client.Devices.GetAlarmsAsync(TestHost.Anna, "A1", TestHost.Cancel);

        Assert.Equal(
            [(true, false, false, true), (null, false, true, null)],
            alarms.Select(static alarm => (alarm.IsDeleted, alarm.IsEnabled, alarm.IsRecurring, alarm.IsSynced)));
    }

    [Fact]
    public async Task GetAlarms_WhatIsMissingOrUnlike_IsUnknown()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"trackerAlarms":[{},{"time":"soon","vibe":"BUZZ","weekDays":{},"snoozeLength":-1},{"time":"06:30Z","weekDays":["someday","FRIDAY"]}]}""");

        IReadOnlyList<FitbitAlarm> alarms = await api.Client.Devices.GetAlarmsAsync(TestHost.Anna, "A1", TestHost.Cancel);

        Assert.Equal([null, null, new OffsetTime(new(6, 30), Offset.Zero)], alarms.Select(static alarm => alarm.Time));
        Assert.Equal([null, "BUZZ", null], alarms.Select(static alarm => alarm.Vibration?.Value));
        Assert.Equal([0, 0, 1], alarms.Select(static alarm => alarm.WeekDays.Count));
        Assert.All(alarms, static alarm => Assert.Equal((null, null, null), (alarm.Id, alarm.SnoozeLength, alarm.SnoozeCount)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"trackerAlarms":[]}""")]
    public async Task GetAlarms_None_AreNone(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        Assert.Empty(await api.Client.Devices.GetAlarmsAsync(TestHost.Anna, "A1", TestHost.Cancel));
    }

    [Fact]
    public async Task GetAlarms_IdOfDots_CostsNoRequest()
    {
        await using AnsweredClient api = AnsweredClient.With();

        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.Devices.GetAlarmsAsync(TestHost.Anna, "..", TestHost.Cancel));

        Assert.Empty(api.Requests);
    }
}
