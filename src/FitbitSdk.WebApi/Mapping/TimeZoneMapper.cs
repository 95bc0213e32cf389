using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps a profile to the time zone that the account is set to now.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/user/get-profile/">Source</see>.</remarks>
internal static class TimeZoneMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context)
    {
        using JsonBody json = new(body);
        ProblemList problems = new("user");
        ProfileReader reader = new(json.Bytes, problems);
        JsonAnswer.Read(ProfileReader.Operation, ref reader, static (ref walk) => walk.Read());
        if (reader is { TimeZoneId: null, Offset: null })
        {
            problems.Add("user", "states neither a time zone nor an offset");
            return new() { Problems = problems.ToList() };
        }

        using RecordBatchBuilder<TimeZoneSnapshot> records = new(1);
        SyncUser user = context.Request.User;
        if (context.Now >= user.ConsentStart && !(context.Now >= user.ConsentEnd))
        {
            records.Add(new()
            {
                Time = RecordTime.FromInstant(context.Now),
                ZoneId = reader.TimeZoneId,
                OffsetSeconds = reader.Offset?.Seconds,
            });
        }

        return new()
        {
            Batch = records.Build(context.Origin),
            Problems = problems.ToList(),
            Zone = reader.TimeZoneId is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null,
        };
    }
}
