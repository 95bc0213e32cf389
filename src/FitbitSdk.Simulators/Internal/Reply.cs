using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Internal;

/// <summary>Writes answers as the service does: compact JSON, links unescaped, a length on each.</summary>
internal static class Reply
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task JsonAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> body = new(4096);
        using (Utf8JsonWriter writer = new(body, Compact))
        {
            write(writer);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    public static Task ErrorAsync(HttpContext context, ApiError error)
    {
        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"api.fitbit.com\"";
        }

        return JsonAsync(context, error.Status, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("errors");
            writer.WriteStartObject();
            writer.WriteString("errorType", error.Type);
            if (error.Field is not null)
            {
                writer.WriteString("fieldName", error.Field);
            }

            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
            writer.WriteEndArray();
            if (error.TellsSuccess)
            {
                writer.WriteBoolean("success", value: false);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>403 in Google's envelope: accounts that have moved are answered so by the same host.</summary>
    public static Task PermissionDeniedAsync(HttpContext context) => JsonAsync(context, StatusCodes.Status403Forbidden, static writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteNumber("code", StatusCodes.Status403Forbidden);
        writer.WriteString("message", "The caller does not have permission");
        writer.WriteString("status", "PERMISSION_DENIED");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>A page for people, as a proxy on the way answers.</summary>
    public static Task PageAsync(HttpContext context, int status, string title)
    {
        byte[] page = Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html;charset=UTF-8";
        context.Response.ContentLength = page.Length;
        return context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
    }
}
