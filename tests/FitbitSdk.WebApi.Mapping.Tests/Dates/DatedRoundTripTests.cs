using System.Globalization;
using FitbitSdk.Records;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>Any answer in any of the forms that the service uses comes back as what was put in, sorted.</summary>
public sealed class DatedRoundTripTests
{
    private static readonly LocalDate First = new(2026, 3, 1);

    private static readonly Gen<double> Number = from thousandths in Gen.Choose(-2_000_000, 2_000_000) select thousandths / 1000.0;

    private static readonly Gen<double?> Optional = Gen.Frequency((4, from number in Number select (double?)number), (1, Gen.Constant<double?>(null)));

    private static readonly Gen<LocalDate> Date = from day in Gen.Choose(0, 29) select First.PlusDays(day);

    /// <summary>A number as the service may write it, or one of its ways to write none.</summary>
    private static Gen<string> Text(double? number) => number is { } known
        ? Gen.Elements(known.ToString("R", CultureInfo.InvariantCulture), known.ToString("E15", CultureInfo.InvariantCulture), $"\"{known.ToString("R", CultureInfo.InvariantCulture)}\"")
        : Gen.Elements("null", "\"NaN\"");

    /// <summary>Members in any order, with one that nobody knows.</summary>
    private static Gen<string> Object(params string[] members) =>
        from order in Gen.Shuffle(members.Append("\"unknown\":[{\"dateTime\":7,\"value\":{}}]"))
        select "{" + string.Join(",", order) + "}";

    [Fact]
    public void BreathingRate_AnyNights_ComeBackByDate()
    {
        Gen<(string Json, (LocalDate, double?, double?, double?, double?) Night)> night =
            from date in Date
            from values in Gen.ArrayOf(from value in Optional select value is -1 ? null : value, 4)
            from texts in Gen.CollectToSequence(values, Text)
            let stages = texts.ToArray()
            from value in Object(Stage("light", stages[0]), Stage("deep", stages[1]), Stage("rem", stages[2]), Stage("full", stages[3]))
            from json in Object($"\"dateTime\":\"{LocalDatePattern.Iso.Format(date)}\"", $"\"value\":{value}")
            select (json, (date, values[0], values[1], values[2], values[3]));

        Prop.ForAll(Gen.ArrayOf(night).ToArbitrary(), static nights =>
        {
            MappedAnswer answer = DatedAnswers.Map("breathing-rate", $"{{\"br\":[{string.Join(',', nights.Select(static n => n.Json))}]}}");

            return answer.Problems.Count == 0 && nights.Select(static n => n.Night)
                .Where(static n => (n.Item2 ?? n.Item3 ?? n.Item4 ?? n.Item5) is not null)
                .OrderBy(static n => n.Item1)
                .SequenceEqual(answer.Records<BreathingRateNight>().Select(static n => (n.Date, n.LightSleep, n.DeepSleep, n.RemSleep, n.FullSleep)));
        }).QuickCheckThrowOnFailure();

        static string Stage(string name, string value) => $"\"{name}SleepSummary\":{{\"breathingRate\":{value}}}";
    }

    [Fact]
    public void OxygenSaturation_AnyNights_ComeBackByDateAndTime()
    {
        Gen<(string Json, (LocalDate Date, LocalDateTime Time, double? Value)[] Samples)> night =
            from date in Date
            from samples in Gen.ArrayOf(Sample(date))
            from json in Object($"\"dateTime\":\"{LocalDatePattern.Iso.Format(date)}\"", $"\"minutes\":[{string.Join(',', samples.Select(static s => s.Json))}]")
            select (json, samples.Select(s => (date, s.Time, s.Value)).ToArray());

        Prop.ForAll(Gen.ArrayOf(night).ToArbitrary(), static nights =>
        {
            MappedAnswer answer = DatedAnswers.Map("oxygen-saturation", $"[{string.Join(',', nights.Select(static n => n.Json))}]");

            return answer.Problems.Count == 0 && nights.SelectMany(static n => n.Samples)
                .Where(static s => s.Value is not null)
                .OrderBy(static s => s.Date).ThenBy(static s => s.Time)
                .SequenceEqual(answer.Records<OxygenSaturation>().Select(static s => (s.Date!.Value, s.Time.Local!.Value, (double?)s.Percent)));
        }).QuickCheckThrowOnFailure();

        // From eight in the evening before to ten in the morning.
        static Gen<(string Json, LocalDateTime Time, double? Value)> Sample(LocalDate date) =>
            from second in Gen.Choose(-4 * 3600, 10 * 3600)
            from value in Optional
            from text in Text(value)
            let time = date.AtMidnight().PlusSeconds(second)
            from json in Object($"\"minute\":\"{LocalDateTimePattern.ExtendedIso.Format(time)}\"", $"\"value\":{text}")
            select (json, time, value);
    }
}
