using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FitbitSdk.Http;
using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.WebApi.Tests;

public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""[{"error":{"status":"PERMISSION_DENIED"}}]""", "PERMISSION_DENIED", null)]
    [InlineData("""{"error":[{"status":"PERMISSION_DENIED"}]}""", "PERMISSION_DENIED", null)]
    [InlineData("""{"error":["invalid_grant"]}""", "invalid_grant", null)]
    [InlineData("""{"errors":{"errorType":"validation","fieldName":"date"}}""", "validation", "date")]
    [InlineData("""{"errors":[null,7,{"errorType":"new_type","fieldName":"sort"},{"errorType":"validation"}]}""", "validation", null)]
    [InlineData("""{"errors":[],"error":{"status":"UNAVAILABLE"}}""", "UNAVAILABLE", null)]
    [InlineData("""{"error":{"details":{"reason":"MISSING_OAUTH_SCOPE"},"status":"PERMISSION_DENIED"}}""", "PERMISSION_DENIED", null)]
    [InlineData("""{"errors":[{"errorType":"expired_token","message":"Access token exp""", "expired_token", null)]
    [InlineData("""{"errors":[{"fieldName":"date","errorType":"validation","message":"\ud800"}],"x":[[""", "validation", "date")]
    [InlineData("""{"error":{"code":429,"details":[{"reason":"RATE_LIMIT_EXCEEDED"},{"retryDe""", "RATE_LIMIT_EXCEEDED", null)]
    [InlineData("\uFEFF{\"error\":\"invalid_grant\"}", "invalid_grant", null)]
    [InlineData("""{"\u0065rrors":[{"error\u0054ype":"expired\u005ftoken"}]}""", "expired_token", null)]
    [InlineData("""{"error":"expired_token","error":"invalid_grant"}""", "expired_token", null)]
    [InlineData("""{"error":{"status":"NOT_FOUND","details":[{"reason":"RESOURCE_NOT_FOUND"},{"reason":"INTERNAL_ERROR"}]}}""", "RESOURCE_NOT_FOUND", null)]
    [InlineData("""{"success":false}""", null, null)]
    [InlineData("<html>expired_token</html>", null, null)]
    public void Parse_EachForm_FindsWhatIsDocumented(string body, string? errorType, string? field)
    {
        ErrorBody error = Parse(body);

        Assert.Equal((errorType, field), (error.ErrorType, error.Field));
    }

    [Theory]
    [InlineData("ACCOUNT_NOT_LINKED", true)]
    [InlineData("INVALID_DATA_POINT_FILTER_MIXED_DATA_TYPE_RESTRICTIONS", true)]
    [InlineData("DISALLOWED_OAUTH_SCOPES", true)]
    [InlineData("UPDATE_ONLY_UPSERT_SUPPORTED", true)]
    [InlineData("INVALID_SLEEP_TIME_ZONE", true)]
    [InlineData("OAUTH2_CLIENT_DISABLED", true)]
    [InlineData("GGNJLQ", false)]
    [InlineData("26FWFL", false)]
    [InlineData("USER_26FWFL", false)]
    [InlineData("ANNA_MISSING", false)]
    [InlineData("_INVALID", false)]
    [InlineData("invalid_data_point_filter", false)]
    public void Parse_Reason_IsGivenWhenAllItsWordsAreKnown(string reason, bool known) =>
        Assert.Equal(known ? reason : null, Parse($$$"""{"error":{"details":[{"reason":"{{{reason}}}"}]}}""").ErrorType);

    [Fact]
    public void ToException_AnyBody_RepeatsNothingButKnownWords() => Prop.ForAll(Bodies().ToArbitrary(), Gen.Elements(400, 401, 403, 404, 410, 422, 429, 500).ToArbitrary(), (body, status) =>
    {
        string text = ApiFailure.FromAnswer("GetDevices", (HttpStatusCode)status, Parse(body)).ToException().ToString();
        string own = Regex.Replace(text, @"\([a-zA-Z_0-9]+\)|field '[\w-]+'", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        // Without error type and field it is a sentence of ours; those two consist of words that stand in the lists, whatever the body says.
        return Regex.IsMatch(own, $@"^FitbitSdk\.\w+: GetDevices: the service answered {status}[ ,]*\.?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            && !Secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_BodyOfMegabytes_LooksAtItsBeginningAlone()
    {
        string far = "{\"x\":\"" + new string('x', ErrorBody.MaximumBytes) + "\",\"error\":\"invalid_grant\"}";

        Assert.Equal(ErrorBody.Empty, Parse(far));
        Assert.Equal("invalid_grant", Parse("{\"error\":\"invalid_grant\",\"x\":\"" + new string('x', ErrorBody.MaximumBytes)).ErrorType);
    }

    private static readonly string[] Secrets = ["26FWFL", "GGNJLQ", "QUOTED.ACCESS", "Anna", "forged", "4711"];

    private static ErrorBody Parse(string body) => ErrorBody.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)));

    private static Gen<string> Bodies()
    {
        Gen<string> text = Gen.OneOf(
            Gen.Elements("26FWFL", "GGNJLQ", "QUOTED.ACCESS.TOKEN", "Anna", "validation", "USER_GGNJLQ", "MISSING_USER", "date", "n/a", "line\nforged", "4711s", "31.5s"),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static any => any.Get));
        Gen<string> json = text.Select(static one => JsonSerializer.Serialize(one));
        return Gen.OneOf(
            text,
            from type in json from field in json from message in json
            select $$"""{"errors":[{"errorType":{{type}},"fieldName":{{field}},"message":{{message}}}],"success":false}""",
            from status in json from reason in json from field in json from delay in json
            select $$$"""{"error":{"status":{{{status}}},"message":{{{field}}},"details":[{"reason":{{{reason}}},"retryDelay":{{{delay}}}},{"fieldViolations":[{"field":{{{field}}}}]}]}}""",
            json.Select(static one => $$"""{"error":{{one}},"error_description":{{one}}}"""));
    }
}
