namespace FitbitSdk.WebApi.Tests;

/// <summary>Answers of the service. The error bodies are those of shared/fixtures/fitbit (error-*.json), with secrets put where it quotes them.</summary>
internal static class Answers
{
    public const string QuotedToken = "QUOTED.ACCESS.TOKEN";

    public const string InvalidGrant = """{"errors":[{"errorType":"invalid_grant","message":"Refresh token invalid: anna-refresh-1. Visit https://dev.fitbit.com"}],"success":false}""";

    public const string ExpiredToken = """{"errors":[{"errorType":"expired_token","message":"Access token expired: QUOTED.ACCESS.TOKEN"}],"success":false}""";

    public const string HeaderRequired = """{"errors":[{"errorType":"invalid_request","message":"Authorization header required."}],"success":false}""";

    public const string InvalidBody = """{"errors":[{"errorType":"invalid_request","fieldName":"n/a","message":"There was an error reading the request body."}],"success":false}""";

    public const string InsufficientScope = """{"errors":[{"errorType":"insufficient_scope","message":"This application does not have permission to access heartrate data."}],"success":false}""";

    public const string InsufficientPermissions = """{"errors":[{"errorType":"insufficient_permissions","message":"Read-only API client is not authorized to update resources."}]}""";

    public const string NotFound = """{"errors":[{"errorType":"not_found","message":"The API you are requesting could not be found."}],"success":false}""";

    public const string TooManyPoints = """{"errors":[{"errorType":"validation","fieldName":"Request","message":"The number of data points queried exceeds limit."}]}""";

    public const string RateLimitOld = """{"errors":[{"errorType":"request","fieldName":"n/a","message":"Rate limit exceeded for the user with the access token QUOTED.ACCESS.TOKEN."}]}""";

    public const string RateLimitNew = """{"errors":[{"errorType":"system","fieldName":"n/a","message":"Too Many Requests"}]}""";

    public const string GoogleForbidden = """{"error":{"code":403,"message":"The caller does not have permission QUOTED.ACCESS.TOKEN","status":"PERMISSION_DENIED"}}""";

    public const string GoogleScope = """{"error":{"code":403,"status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}""";

    public const string GoogleRateLimit = """
        {"error":{"code":429,"message":"Quota exceeded QUOTED.ACCESS.TOKEN","status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com"},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"12.5s"}]}}
        """;

    // devices-double.fitbitnet.json
    public const string Devices = """
        [
          {"battery":"High","batteryLevel":65,"deviceVersion":"Zip","id":"5656888","lastSyncTime":"2014-07-17T13:38:13.000","mac":"FE1111111111","type":"TRACKER"},
          {"battery":"High","batteryLevel":70,"deviceVersion":"Aria","id":"5656777","lastSyncTime":"2014-07-17T13:38:13.000","mac":"SC1111111111","type":"SCALE"}
        ]
        """;

    // profile.fitbitnet.json, shortened
    public const string Profile = """{"user":{"aboutMe":"About me text","encodedId":"XXXXXX","fullName":"Fitbit User","offsetFromUTCMillis":-25200000,"timezone":"Europe/London"}}""";

    // Without the daily series, so of any date.
    public const string CaloriesDay = """{"activities-calories":[],"activities-calories-intraday":{"dataset":[],"datasetInterval":1,"datasetType":"minute"} }""";

    public static string Google(int code, string status, string reason) =>
        $$$"""{"error":{"code":{{{code}}},"message":"QUOTED.ACCESS.TOKEN","status":"{{{status}}}","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{{{reason}}}","domain":"health.googleapis.com"}]}}""";

    public static string HeartDay(string date) => $$"""{"activities-heart":[{"dateTime":"{{date}}","value":{"customHeartRateZones":[],"heartRateZones":[]} }],"activities-heart-intraday":{"dataset":[],"datasetInterval":1,"datasetType":"second"} }""";

    public static string StepsDay(string date) => $$"""{"activities-steps":[{"dateTime":"{{date}}","value":"0"}],"activities-steps-intraday":{"dataset":[],"datasetInterval":1,"datasetType":"minute"} }""";

    public static string Tokens(string access, string refresh, int expiresIn = 28800) =>
        $$"""{"access_token":"{{access}}","expires_in":{{expiresIn}},"refresh_token":"{{refresh}}","token_type":"Bearer","user_id":"26FWFL","scope":"heartrate settings"}""";

    public static string SleepPage(string next, params string[] starts) =>
        $$"""{"pagination":{"afterDate":"2026-03-01","limit":100,"next":"{{next}}","offset":0,"previous":"","sort":"asc"},"sleep":[{{string.Join(',', starts.Select(SleepLog))}}]}""";

    public static string ActivityPage(string next, params string[] starts) =>
        $$"""{"activities":[{{string.Join(',', starts.Select(ActivityLog))}}],"pagination":{"afterDate":"2026-03-01","limit":100,"next":"{{next}}","offset":0,"previous":"","sort":"asc"} }""";

    private static string ActivityLog(string start, int index) =>
        $$"""{"activeDuration":1700000,"activityName":"Walk","activityTypeId":90013,"calories":151,"duration":1800000,"logId":{{7000 + index}},"logType":"tracker","startTime":"{{start}}","steps":2345}""";

    private static string SleepLog(string start, int index)
    {
        string date = start[..10];
        return $$$"""
            {"dateOfSleep":"{{{date}}}","duration":3600000,"efficiency":93,"endTime":"{{{start[..11]}}}{{{int.Parse(start[11..13]) + 1:00}}}{{{start[13..]}}}","infoCode":0,"isMainSleep":true,
            "levels":{"data":[{"dateTime":"{{{start}}}","level":"asleep","seconds":3600}],"summary":{"asleep":{"count":0,"minutes":60} } },
            "logId":{{{4000 + index}}}{{{date.Replace("-", "", StringComparison.Ordinal)}}},"minutesAfterWakeup":0,"minutesAsleep":58,"minutesAwake":2,"minutesToFallAsleep":0,
            "startTime":"{{{start}}}","timeInBed":60,"type":"classic"}
            """;
    }
}
