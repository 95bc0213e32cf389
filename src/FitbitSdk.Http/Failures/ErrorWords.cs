using System.Collections.Frozen;

namespace FitbitSdk.Http;

/// <summary>The words of an error's body that may be repeated in an exception and a log. Whatever is not among them could be anything.</summary>
internal static class ErrorWords
{
    // The longest constant that AIP-193 allows; no other word is longer.
    private const int Longest = 63;

    private static readonly FrozenSet<string> Types = Words("""
        authorization expired_token insufficient_permissions insufficient_scope invalid_client invalid_grant invalid_request invalid_token not_found
        oauth request system validation
        access_denied admin_policy_enforced deleted_client disabled_client invalid_scope org_internal server_error temporarily_unavailable
        unauthorized_client unsupported_grant_type unsupported_response_type
        ABORTED ALREADY_EXISTS CANCELLED DATA_LOSS DEADLINE_EXCEEDED FAILED_PRECONDITION INTERNAL INVALID_ARGUMENT NOT_FOUND OUT_OF_RANGE
        PERMISSION_DENIED RESOURCE_EXHAUSTED UNAUTHENTICATED UNAVAILABLE UNIMPLEMENTED UNKNOWN
        """);

    // Of the documented reasons, those of google.api.ErrorReason included. The set is open, but not the language that it is written in.
    private static readonly FrozenSet<string> ReasonWords = Words("""
        ACCESS ACCOUNT ACTION ACTIVATION ADMIN ALL ALREADY API APP ARGUMENT AT BACKEND BE BILLING BLOCKED BY CANNOT CIVIL CLIENT COLLECTION
        COMPARABLE COMPARATOR CONSUMER COUNT CREDENTIAL CREDENTIALS DATA DATE DAY DENIED DEVICE DISABLED DISALLOWED DUPLICATE DURATION EMPTY END
        ERROR EXCEEDED EXHAUSTED EXISTS EXPIRED EXPRESSION FAILED FAMILY FIELD FILTER FORMAT FOUND GCP HEALTH HTTP IAM ID IN INPUT INSUFFICIENT
        INTERNAL INTERVAL INVALID KEY LIMIT LINKED LOCATION MASK MEMBER MISMATCH MISSING MIXED MULTIPLE NAME NAMES NOT OAUTH OAUTH2 OF ONLY
        OPERATION ORG OVERLOADED OWNED PAGE PARAMETER PARENT PER PERMISSION POINT POINTS POLICY PREVIEW PRIVATE PROFILE PROJECT QUERY QUOTA RANGE
        RATE REFERRER REQUEST REQUESTS REQUIRED RESOURCE RESTRICTION RESTRICTIONS RESTRICTED ROLLUP SCOPE SCOPES SECURITY SERVICE SIZE SLEEP
        SOURCE START STATE STRUCTURE SUBSCRIBER SUBSCRIPTION SUPPORTED SUSPENDED SYNTAX SYSTEM TAX TIME TIMEOUT TIMESTAMP TOKEN TOO MANY TYPE
        TYPES UNEXPECTED UNSUPPORTED UPDATE UPSERT USAGE USER VALUE VIOLATED VIOLATION WINDOW ZONE
        ANDROID IOS IP ADDRESS
        """);

    private static readonly FrozenSet<string> Fields = Words("""
        Request afterDate base-date baseDate beforeDate client_id client_secret code code_verifier date detail-level end-date end-time endDate
        endTime grant_type id limit offset period redirect_uri refresh_token resource scope sort start-date start-time startDate startTime time
        timezone token user user-id
        filter name pageSize pageToken page_size page_token parent data_source_family dataSourceFamily
        """);

    /// <summary>Gives the documented error type that a text is; <see langword="null"/> where it is none.</summary>
    public static string? Type(string? text) => Known(Types, text);

    /// <summary>Gives the parameter that a text names; <see langword="null"/> where it names none that is known.</summary>
    public static string? Field(string? text) => Known(Fields, text);

    /// <summary>Gives a reason of Google's, also one that came after this was written.</summary>
    /// <remarks>A constant by contract (AIP-193): capitals and digits in words. An id of Fitbit's looks the same, so each word must be known, and a
    /// reason has more than one.</remarks>
    public static string? Reason(string? text)
    {
        if (text is not { Length: <= Longest } || !text.Contains('_', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (string word in text.Split('_'))
        {
            if (!ReasonWords.Contains(word))
            {
                return null;
            }
        }

        return text;
    }

    private static string? Known(FrozenSet<string> words, string? text) => text is not null && words.TryGetValue(text, out string? known) ? known : null;

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
