using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Sleep;

/// <summary><c>GET /1.2/user/-/sleep/list.json</c>.</summary>
internal static class SleepListEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        if (SleepListQuery.Read(context.Request.Query, out ApiError? error) is not { } query)
        {
            return Reply.ErrorAsync(context, error!);
        }

        List<SleepLog> page = [.. query.Select(call.Upload.Sleep()).Skip(query.Offset).Take(query.Limit)];
        Life life = call.User.Tracker.Life;

        // Links name the real host, whatever address the request came to, and a full page always has a next one, if only an empty one.
        string Link(int offset) =>
            $"https://api.fitbit.com{context.Request.Path}?offset={offset}&limit={query.Limit}&sort={query.Sort}&{query.CutName}={query.Cut}";
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("pagination");
            writer.WriteString(query.CutName, query.Cut);
            writer.WriteNumber("limit", query.Limit);
            writer.WriteString("next", page.Count == query.Limit ? Link(query.Offset + query.Limit) : "");
            writer.WriteNumber("offset", query.Offset);
            writer.WriteString("previous", query.Offset > 0 ? Link(Math.Max(0, query.Offset - query.Limit)) : "");
            writer.WriteString("sort", query.Sort);
            writer.WriteEndObject();
            writer.WriteStartArray("sleep");
            page.ForEach(log => SleepJson.Write(writer, log, life));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
