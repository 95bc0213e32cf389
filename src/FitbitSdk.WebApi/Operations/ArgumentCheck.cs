using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Checks arguments against each other, so that no request is spent on what the service would refuse.</summary>
internal static class ArgumentCheck
{
    /// <exception cref="ArgumentException">An argument is missing or not known.</exception>
    public static void CheckNames(FitbitOperation operation, FitbitArguments arguments)
    {
        foreach ((string name, FitbitValue _) in arguments)
        {
            if (!operation.Parameters.Any(parameter => parameter.Name == name))
            {
                throw Refused(operation, name, "is no parameter of this call");
            }
        }

        foreach (FitbitParameter parameter in operation.Parameters)
        {
            if (parameter.IsRequired && arguments[parameter.Name].Value is null)
            {
                throw Refused(operation, parameter.Name, "is missing");
            }
        }
    }

    /// <exception cref="ArgumentException">The range is reversed or too long, or the arguments of a list do not fit each other.</exception>
    public static void CheckTogether(FitbitOperation operation, FitbitArguments arguments)
    {
        CheckRange(operation, arguments);
        CheckList(operation, arguments);
    }

    /// <summary>Gives the longest span of one request with these arguments.</summary>
    public static Duration? MaximumRangeOf(FitbitOperation operation, FitbitArguments arguments) =>
        operation.ShorterRanges is { } ranges && arguments["resource-path"].Value is string word && ranges.TryGetValue(word, out Duration shorter)
            ? shorter
            : operation.MaximumRange;

    private static void CheckRange(FitbitOperation operation, FitbitArguments arguments)
    {
        (FitbitParameter? first, FitbitParameter? last) = operation.Range is { } range ? range : (null, null);
        LocalDate start = first is not null && arguments[first.Name].Value is LocalDate from ? from : default;
        LocalDate end = last is not null && arguments[last.Name].Value is LocalDate to ? to : start;
        bool hasTimes = arguments["start-time"].Value is LocalTime & arguments["end-time"].Value is LocalTime;
        LocalDateTime begin = start.At(hasTimes ? (LocalTime)arguments["start-time"].Value! : LocalTime.Midnight);

        // The last minute is included as the last date is.
        LocalDateTime finish = hasTimes ? end.At((LocalTime)arguments["end-time"].Value!).PlusMinutes(1) : end.PlusDays(1).AtMidnight();
        if (finish <= begin)
        {
            throw Refused(operation, last?.Name ?? "end-time", "lies before the beginning of the range");
        }

        if (last is not null && MaximumRangeOf(operation, arguments) is { } maximum && finish.InUtc().ToInstant() - begin.InUtc().ToInstant() > maximum)
        {
            throw ArgumentText.OutOfRange(operation, last, $"lies too far behind '{first}': one request gives at most {maximum.TotalHours} hours");
        }
    }

    private static ArgumentException Refused(FitbitOperation operation, string parameter, string rule) => new($"{operation}: '{parameter}' {rule}.", parameter);

    private static void CheckList(FitbitOperation operation, FitbitArguments arguments)
    {
        if (operation.PageLimit is null)
        {
            return;
        }

        bool before = arguments["beforeDate"].Value is not null;
        bool after = arguments["afterDate"].Value is not null;
        if (before == after)
        {
            throw Refused(operation, "afterDate", "is given or 'beforeDate', and not both");
        }

        if (arguments["sort"].Value is string sort && sort != (before ? "desc" : "asc"))
        {
            throw Refused(operation, "sort", "is 'desc' with 'beforeDate' and 'asc' with 'afterDate'");
        }
    }
}
