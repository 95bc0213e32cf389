using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Truth;

/// <summary><c>GET /_sim/truth/{user}/{stream}?from=&amp;to=</c>: what a perfect client holds now. From the people's lives, never from an endpoint's answer.</summary>
internal sealed class TruthEndpoint(IReadOnlyList<ServiceUser> users, TruthStreams streams, TimeProvider clock)
{
    public Task HandleAsync(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["user"]!;
        ServiceUser? user = users.FirstOrDefault(user => string.Equals(user.UserId, name, StringComparison.Ordinal));
        if (user is null || streams.Find((string)context.Request.RouteValues["stream"]!) is not { } write)
        {
            return Reply.ErrorAsync(context, ApiError.NotFound);
        }

        long now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (!TryRead(context, "from", user.Tracker.Recorded.Start, out long from) || !TryRead(context, "to", now, out long to) || to < from)
        {
            return Reply.ErrorAsync(context, ApiError.Validation("from/to", "from and to must be instants, from not after to."));
        }

        Upload upload = user.Tracker.At(now);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("watermark", upload.Watermark is { } watermark ? CivilClock.InstantText(watermark) : null);
            writer.WriteStartArray("rows");
            write(writer, new(user, upload, now, new(from, to)));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static bool TryRead(HttpContext context, string name, long fallback, out long instant)
    {
        string text = context.Request.Query[name].ToString();
        bool isInstant = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        instant = text.Length == 0 ? fallback : (long)Math.Ceiling((time - DateTimeOffset.UnixEpoch).TotalSeconds);
        return text.Length == 0 || isInstant;
    }
}
