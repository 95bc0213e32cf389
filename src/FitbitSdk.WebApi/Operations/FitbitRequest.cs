using System.Text;

namespace FitbitSdk.WebApi;

/// <summary>A call with its arguments in it, ready to be sent to any user's account.</summary>
/// <param name="PathAndQuery">Where, relative to the base address, without a leading slash.</param>
/// <param name="Form">The fields of the body; <see langword="null"/> where it is no form.</param>
/// <param name="Json">The body; <see langword="null"/> where it is no JSON.</param>
/// <param name="Headers">Headers of this call alone.</param>
internal sealed record FitbitRequest(
    string PathAndQuery, IReadOnlyList<KeyValuePair<string, string>>? Form, string? Json, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Checks arguments and fills them in.</summary>
    /// <exception cref="ArgumentException">An argument is missing, not known, or one that the service would refuse.</exception>
    public static FitbitRequest Of(SyncUser user, FitbitOperation operation, FitbitArguments arguments)
    {
        ArgumentCheck.CheckNames(operation, arguments);
        string path = operation.Path;
        StringBuilder query = new();
        List<KeyValuePair<string, string>>? form = null;
        List<KeyValuePair<string, string>> headers = [];
        string? json = null;
        foreach (FitbitParameter parameter in operation.Parameters)
        {
            string? text = arguments[parameter.Name].Value is { } value ? ArgumentText.Format(operation, parameter, value) : null;
            switch (parameter.Place)
            {
                case FitbitParameterPlace.Path:
                    // A segment that may be left out takes its slash along.
                    path = path.Replace(text is null ? $"{{{parameter}}}/" : $"{{{parameter}}}", Escape(parameter, text), StringComparison.Ordinal);
                    break;
                case FitbitParameterPlace.Query when text is not null:
                    query.Append(query.Length == 0 ? '?' : '&').Append(parameter.Name).Append('=').Append(Escape(parameter, text));
                    break;
                case FitbitParameterPlace.Form when text is not null:
                    (form ??= []).Add(new(parameter.Name, text));
                    break;
                case FitbitParameterPlace.Header when text is not null:
                    headers.Add(new(parameter.Name, text));
                    break;
                case FitbitParameterPlace.Body:
                    json = text;
                    break;
            }
        }

        ArgumentCheck.CheckTogether(operation, arguments);
        return new(operation.Expand(user, path) + query, form, json, headers);
    }

    /// <summary>Gives the content of the request.</summary>
    public HttpContent? ToContent() => Json is not null ? new StringContent(Json, Encoding.UTF8, "application/json")
        : Form is not null ? new FormUrlEncodedContent(Form)
        : null;

    // Dates, times, numbers and words consist of what needs no escape; to escape the colon of a time would be right, and unlike every example.
    private static string Escape(FitbitParameter parameter, string? text) => text is null ? ""
        : parameter.Kind is FitbitParameterKind.Text or FitbitParameterKind.Id or FitbitParameterKind.Word ? Uri.EscapeDataString(text)
        : text;
}
