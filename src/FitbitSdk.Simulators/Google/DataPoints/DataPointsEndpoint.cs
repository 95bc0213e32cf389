using FitbitSdk.Simulators.Google.Filters;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary><c>GET /v4/users/me/dataTypes/{type}/dataPoints</c>, each source's own points, and <c>…/dataPoints:reconcile</c>, one merged stream; newest first.</summary>
internal static class DataPointsEndpoint
{
    public static Task HandleAsync(HttpContext context, bool isMerged)
    {
        GoogleCall call = GoogleCall.Of(context);
        if (Read(context, call, isMerged, out DataType? type, out int size, out GoogleError? error) is not { } query)
        {
            return error!.WriteAsync(context);
        }

        List<DataPoint> points = query.Family is SourceFamily.Self ? [] : [.. type!.Points(query).Take(size + 1)];
        bool isLast = points.Count <= size;
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            if (points.Count > 0)
            {
                writer.WriteStartArray("dataPoints");
                points.Take(size).ToList().ForEach(point => point.Write(writer, isMerged));
                writer.WriteEndArray();
            }

            if (!isLast)
            {
                // The next page goes on before this time: what else has the same one is never shown.
                writer.WriteString("nextPageToken", PageToken.Write(context.Request, call.User.UserId, points[size - 1].Start));
            }

            writer.WriteEndObject();
        });
    }

    private static PointQuery? Read(HttpContext context, GoogleCall call, bool isMerged, out DataType? type, out int size, out GoogleError? error)
    {
        IQueryCollection parameters = context.Request.Query;
        size = 0;
        type = DataType.All.FirstOrDefault(one => one.Id == (string)context.Request.RouteValues["type"]!);
        if (type is null)
        {
            error = GoogleError.Invalid("INVALID_DATA_TYPE", "Unknown data type.");
            return null;
        }

        if (!call.Scopes.Contains(type.Scope, StringComparer.Ordinal))
        {
            error = GoogleError.MissingScope;
            return null;
        }

        if (FilterReader.Read(parameters["filter"].ToString(), type, out error) is not { } filter)
        {
            return null;
        }

        string familyText = parameters["dataSourceFamily"].ToString();
        SourceFamily? family = familyText.Length > 0 && !isMerged && !type.HasFamiliesInList ? null : SourceFamilies.Read(familyText);
        int? asked = type.Pages.Read(parameters) is { } wanted ? Math.Min(wanted, call.MaximumPageSize) : null;
        bool isKnownPage = PageToken.TryRead(context.Request, call.User.UserId, out long? before);
        error = family is null ? GoogleError.Invalid("INVALID_DATA_POINT_DATA_SOURCE_FAMILY", "Unknown data source family.")
            : asked is null ? GoogleError.Invalid("INVALID_PAGE_SIZE", "The page size must not be negative.")
            : !isKnownPage ? GoogleError.Invalid("INVALID_PAGE_TOKEN", "The page token is not valid for this request.")
            : null;
        size = asked ?? 0;
        return error is not null ? null : new(call, filter, family!.Value, isMerged, before ?? long.MaxValue);
    }
}
