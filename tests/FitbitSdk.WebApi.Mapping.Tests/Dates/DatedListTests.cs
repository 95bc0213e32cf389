using System.Buffers;
using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>What all streams by date have in common.</summary>
public sealed class DatedListTests
{
    /// <summary>Each stream, the list in its answer, and an entry of a date that stands for {0} without the braces around it.</summary>
    public static TheoryData<string, string, string> Streams { get; } = new()
    {
        { "heart-rate-variability", "hrv", "\"minutes\":[{\"minute\":\"2026-03-{0}T03:00:00\",\"value\":{\"rmssd\":31.5}}]" },
        { "oxygen-saturation", "spo2", "\"minutes\":[{\"minute\":\"2026-03-{0}T03:00:00\",\"value\":96.5}]" },
        { "breathing-rate", "br", "\"value\":{\"deepSleepSummary\":{\"breathingRate\":14.5}}" },
        { "skin-temperature", "tempSkin", "\"value\":{\"nightlyRelative\":0.5}" },
        { "resting-heart-rate", "activities-heart", "\"value\":{\"restingHeartRate\":57}" },
        { "daily-activity", "activities-steps", "\"value\":\"57\"" },
        { "weight", "weight", "\"logId\":17,\"weight\":57.5" },
    };

    /// <summary>Those that have a record for each entry; others put what they find under a date into one.</summary>
    public static TheoryData<string, string, string> Listed { get; } = [.. Streams.Where(static row => row.Data.Item1 is not "daily-activity")];

    [Theory]
    [MemberData(nameof(Streams))]
    public void Map_DatesInAnyOrder_GivesThoseOfTheWindowInTheirOrder(string stream, string list, string entry)
    {
        string json = Answer(stream, list, entry, "16", "12", "14", "11", "15");

        MappedAnswer answer = DatedAnswers.Map(stream, json, DatedAnswers.Between(new(2026, 3, 12), new(2026, 3, 15)));

        Assert.Equal(["2026-03-12", "2026-03-14", "2026-03-15"], Keys(answer));
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void Map_DateThatTheAnswerHoldsTwice_LiesSideBySide(string stream, string list, string entry)
    {
        MappedAnswer answer = DatedAnswers.Map(stream, Answer(stream, list, entry, "14", "12", "14"));

        Assert.Equal(["2026-03-12", "2026-03-14", "2026-03-14"], Keys(answer));
        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(i => answer.Batch!.GetHead(i).Id.Counter));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Map_EntriesOfWrongForm_ReportsEachByPlaceAndKeepsTheRest(string stream, string list, string entry)
    {
        string date = DateMember(stream);
        string good = $$"""{"{{date}}":"2026-03-14",{{entry.Replace("{0}", "14", StringComparison.Ordinal)}}}""";

        MappedAnswer answer = DatedAnswers.Map(stream, $$"""{"{{list}}":[7,[{}],{},{"{{date}}":"14.03.2026"},{"{{date}}":null},{{good}}]}""");

        Assert.Equal(1, answer.Batch!.Count);
        Assert.Equal(
            [$"{list}[0]: not an object", $"{list}[1]: not an object", $"{list}[2].{date}: missing", $"{list}[3].{date}: not a date", $"{list}[4].{date}: not a date"],
            answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Map_EmptyListOrNull_SaysThatThereIsNothing(string stream, string list, string entry)
    {
        Assert.NotEmpty(entry);
        foreach (string json in new[] { "[]", "null", "{}", """[],"unknown":{}""" })
        {
            MappedAnswer answer = DatedAnswers.Map(stream, $$"""{"other":1,"{{list}}":{{json}} }""");

            Assert.Equal(0, answer.Batch!.Count);
            Assert.Empty(answer.Problems);
        }
    }

    [Theory]
    [InlineData("heart-rate-variability", "hrv")]
    [InlineData("breathing-rate", "br")]
    [InlineData("skin-temperature", "tempSkin")]
    [InlineData("resting-heart-rate", "activities-heart")]
    [InlineData("daily-activity", "activities-steps")]
    [InlineData("weight", "weight")]
    public void Map_NoList_SaysNothingAndIsAProblem(string stream, string list)
    {
        foreach (string json in new[] { "{}", "[]", "null" })
        {
            MappedAnswer answer = DatedAnswers.Map(stream, json);

            Assert.Null(answer.Batch);
            Assert.Equal([new MappingProblem(list, "missing")], answer.Problems);
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Map_OtherThanPromised_ThrowsWithoutQuotingTheBody(string stream, string list, string entry)
    {
        Assert.NotEmpty(entry);
        foreach (string json in new[] { "", "<html></html>", "7", "{} {}", """{"errors":[2026]}""", $$"""{"{{list}}":2026}""", $$"""{"{{list}}":[2026],}""" })
        {
            HealthApiProtocolException error = Assert.Throws<HealthApiProtocolException>(() => DatedAnswers.Map(stream, json));

            Assert.Equal(FitbitStreamRow.All.Single(row => row.Stream.Id.Value == stream).Operation.Name, error.Operation);
            Assert.DoesNotContain("2026", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Map_SampleCutOffAnywhere_Throws(string stream, string list, string entry)
    {
        Assert.NotEmpty(list + entry);
        byte[] body = Encoding.UTF8.GetBytes(Samples.Own(stream + ".json").TrimEnd());
        for (int length = 0; length < body.Length; length++)
        {
            Assert.Throws<HealthApiProtocolException>(() => DatedAnswers.Map(stream, new ReadOnlySequence<byte>(body, 0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Map_ByteOrderMarkAndPieces_MakeNoDifference(string stream, string list, string entry)
    {
        Assert.NotEmpty(list + entry);
        byte[] body = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Samples.Own(stream + ".json"))];
        string expected = DatedAnswers.Own(stream).Lines();

        Assert.NotEmpty(expected);
        for (int length = 1; length < 20; length++)
        {
            Assert.Equal(expected, DatedAnswers.Map(stream, Samples.InPieces(body, length)).Lines());
        }
    }

    private static string DateMember(string stream) => stream is "weight" ? "date" : "dateTime";

    private static string Answer(string stream, string list, string entry, params string[] days) =>
        $$"""{"{{list}}":[{{string.Join(',', days.Select(day => $$"""{{{entry.Replace("{0}", day, StringComparison.Ordinal)}},"{{DateMember(stream)}}":"2026-03-{{day}}"}"""))}}]}""";

    private static IEnumerable<string> Keys(MappedAnswer answer) => Enumerable.Range(0, answer.Batch!.Count).Select(i => answer.Batch.GetHead(i).Id.Key.ToString().Split('@')[^1][..10]);
}
