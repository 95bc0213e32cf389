using System.Runtime.CompilerServices;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The words in which rows of <see cref="FitbitOperations"/> are written.</summary>
internal static class OperationRows
{
    public static IReadOnlyList<string> MonthPeriods { get; } = ["1d", "7d", "30d", "1w", "1m"];

    public static IReadOnlyList<string> YearPeriods { get; } = [.. MonthPeriods, "3m", "6m", "1y"];

    public static IReadOnlyList<string> AllPeriods { get; } = [.. YearPeriods, "max"];

    public static IReadOnlyList<string> IntradayMeasures { get; } = ["calories", "steps", "distance", "floors", "elevation", "swimming-strokes"];

    public static IReadOnlyList<string> DailyMeasures { get; } =
    [
        .. IntradayMeasures, "caloriesBMR", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive", "activityCalories",
    ];

    public static IReadOnlyList<string> Collections { get; } = ["activities", "body", "foods", "sleep", "userRevokedAccess"];

    /// <summary>Gets the parameter by which days are those of UTC: the official contract forgets it, the pages of the calls do not.</summary>
    public static FitbitParameter Clock { get; } = Words("timezone", "UTC").InQuery().Optional();

    public static FitbitOperation Read(
        string path, IReadOnlyList<string> scopes, string page, IReadOnlyList<FitbitParameter> parameters, [CallerMemberName] string name = "") =>
        new() { Name = name, Path = path, Scopes = scopes, Parameters = parameters, Source = new($"https://dev.fitbit.com/build/reference/web-api/{page}/") };

    public static FitbitOperation Post(
        string path, IReadOnlyList<string> scopes, string page, IReadOnlyList<FitbitParameter> parameters, [CallerMemberName] string name = "") =>
        Read(path, scopes, page, parameters, name) with { Method = HttpMethod.Post, Retry = RetryClass.Never };

    public static FitbitOperation Delete(
        string path, IReadOnlyList<string> scopes, string page, IReadOnlyList<FitbitParameter> parameters, [CallerMemberName] string name = "") =>
        Read(path, scopes, page, parameters, name) with { Method = HttpMethod.Delete, Retry = RetryClass.Never };

    public static FitbitParameter Text(string name) => new() { Name = name, Kind = FitbitParameterKind.Text };

    public static FitbitParameter Id(string name) => new() { Name = name, Kind = FitbitParameterKind.Id };

    public static FitbitParameter Words(string name, params IReadOnlyList<string> words) => new() { Name = name, Kind = FitbitParameterKind.Word, Words = words };

    public static FitbitParameter Period(IReadOnlyList<string> words) => Words("period", words);

    public static FitbitParameter DetailLevel(params IReadOnlyList<string> words) => Words("detail-level", words);

    public static FitbitParameter Whole(string name, long? minimum = null, long? maximum = null) =>
        new() { Name = name, Kind = FitbitParameterKind.Whole, Minimum = minimum, Maximum = maximum };

    public static FitbitParameter Number(string name) => new() { Name = name, Kind = FitbitParameterKind.Number };

    public static FitbitParameter Boolean(string name) => new() { Name = name, Kind = FitbitParameterKind.Boolean };

    public static FitbitParameter Date(string name) => new() { Name = name, Kind = FitbitParameterKind.Date };

    public static FitbitParameter DateTime(string name) => new() { Name = name, Kind = FitbitParameterKind.DateTime };

    public static FitbitParameter Time(string name) => new() { Name = name, Kind = FitbitParameterKind.Time };

    public static FitbitParameter ExactTime(string name) => new() { Name = name, Kind = FitbitParameterKind.ExactTime };

    public static FitbitParameter JsonBody(string name) => new() { Name = name, Kind = FitbitParameterKind.Json, Place = FitbitParameterPlace.Body };

    /// <summary>The parameters of a list that has pages. The only offset that a client may send is 0: further ones stand in the links.</summary>
    public static IReadOnlyList<FitbitParameter> LogList(int limit) =>
    [
        DateTime("beforeDate").InQuery().Optional(), DateTime("afterDate").InQuery().Optional(), Words("sort", "asc", "desc").InQuery(),
        Whole("offset", 0, 0).InQuery(), Whole("limit", 1, limit).InQuery(),
    ];

    public static Duration Days(int days) => Duration.FromDays(days);

    public static IReadOnlyDictionary<string, Duration> Shorter(params ReadOnlySpan<(string Word, int Days)> ranges)
    {
        Dictionary<string, Duration> shorter = new(StringComparer.Ordinal);
        foreach ((string word, int days) in ranges)
        {
            shorter.Add(word, Days(days));
        }

        return shorter;
    }

    extension(FitbitParameter parameter)
    {
        public FitbitParameter InQuery() => parameter with { Place = FitbitParameterPlace.Query };

        public FitbitParameter InForm() => parameter with { Place = FitbitParameterPlace.Form };

        public FitbitParameter InHeader() => parameter with { Place = FitbitParameterPlace.Header };

        public FitbitParameter Optional() => parameter with { IsRequired = false };
    }
}
