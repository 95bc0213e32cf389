using System.Buffers;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>Reads the small answers that a sync asks for with each run.</summary>
internal static class StatusJson
{
    public static IReadOnlyList<FitbitDevice> ReadDevices(in ReadOnlySequence<byte> body)
    {
        using JsonBody json = new(body);
        DeviceReader reader = new(json.Bytes);
        JsonAnswer.Read(FitbitOperations.Devices.GetDevices.Name, ref reader, static (ref walk) => walk.Read());
        return reader.Devices;
    }

    public static FitbitProfile ReadProfile(in ReadOnlySequence<byte> body)
    {
        using JsonBody json = new(body);
        ProfileReader reader = new(json.Bytes, new("user"));   // a member of another form counts as missing
        JsonAnswer.Read(ProfileReader.Operation, ref reader, static (ref walk) => walk.Read());
        return new() { TimeZoneId = reader.TimeZoneId, Offset = reader.Offset };
    }
}
