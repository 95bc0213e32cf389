using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Lists;

/// <summary>The answer of a log list: one page, and links to its neighbours.</summary>
internal static class LogListReply
{
    /// <summary>Answers with the asked page of <paramref name="logsOf"/>, which come by start, in a member called <paramref name="name"/>.</summary>
    public static Task WriteAsync<TLog>(
        HttpContext context, string name, Func<FitbitCall, IEnumerable<TLog>> logsOf, Action<Utf8JsonWriter, TLog, Life> write)
        where TLog : ILog
    {
        FitbitCall call = FitbitCall.Of(context);
        if (LogListQuery.Read(context.Request.Query, out ApiError? error) is not { } query)
        {
            return Reply.ErrorAsync(context, error!);
        }

        List<TLog> page = [.. query.Select(logsOf(call)).Skip(query.Offset).Take(query.Limit)];
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray(name);
            page.ForEach(log => write(writer, log, call.User.Tracker.Life));
            writer.WriteEndArray();
            WritePagination(writer, context.Request.Path, query, isFull: page.Count == query.Limit);
            writer.WriteEndObject();
        });
    }

    private static void WritePagination(Utf8JsonWriter writer, PathString path, LogListQuery query, bool isFull)
    {
        // Links name the real host, whatever address the request came to, and a full page always has a next one, if only an empty one.
        string Link(int offset) =>
            $"https://api.fitbit.com{path}?offset={offset}&limit={query.Limit}&sort={query.Sort}&{query.CutName}={Uri.EscapeDataString(query.Cut)}";
        writer.WriteStartObject("pagination");
        writer.WriteString(query.CutName, query.Cut);
        writer.WriteNumber("limit", query.Limit);
        writer.WriteString("next", isFull ? Link(query.Offset + query.Limit) : "");
        writer.WriteNumber("offset", query.Offset);
        writer.WriteString("previous", query.Offset > 0 ? Link(Math.Max(0, query.Offset - query.Limit)) : "");
        writer.WriteString("sort", query.Sort);
        writer.WriteEndObject();
    }
}
