using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace FitbitSdk.WebApi.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Secret = "123ab4567c890d123e4567f8abcdef9a";
    private const string Body = """[{"collectionType":"foods","date":"2026-03-01","ownerId":"228S74","ownerType":"user","subscriptionId":"1234"},{"collectionType":"sleep","date":"2026-03-02","ownerId":"184X36","ownerType":"user","subscriptionId":2345}]""";

    private readonly FitbitWebhook _webhook = new(Secret, "right-code");

    [Theory]
    [InlineData("right-code", HttpStatusCode.NoContent)]
    [InlineData("wrong-code", HttpStatusCode.NotFound)]
    [InlineData("right-code ", HttpStatusCode.NotFound)]
    [InlineData(null, HttpStatusCode.NotFound)]
    public void Verify_Code_IsAnsweredByWhetherItIsRight(string? code, HttpStatusCode status) => Assert.Equal(status, _webhook.Verify(code));

    [Fact]
    public void Receive_SignedByAnotherProgram_IsSignedWithTheSecretAndAnAmpersand()
    {
        // Made with OpenSSL: printf '[]' | openssl dgst -sha1 -hmac '123ab4567c890d123e4567f8abcdef9a&' -binary | base64
        FitbitWebhookAnswer answer = _webhook.Receive("[]"u8, "YdptuiMS8ecTMUFSadVHiHj+too=");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Empty(answer.Notifications);
    }

    [Fact]
    public void Receive_SignedBatch_GivesEachNotification()
    {
        FitbitWebhookAnswer answer = Receive(Body);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(
            [(FitbitCollection.Foods, new LocalDate(2026, 3, 1), "228S74", "1234", false), (FitbitCollection.Sleep, new LocalDate(2026, 3, 2), "184X36", "2345", false)],
            answer.Notifications.Select(static one => (one.Collection, one.Date!.Value, one.OwnerId, one.SubscriptionId!, one.IsRevocation)));
    }

    [Fact]
    public void Receive_UserWhoRevoked_SaysSo()
    {
        FitbitNotification one = Assert.Single(Receive("""[{"collectionType":"userRevokedAccess","date":"2026-03-15","ownerId":"ABC123"}]""").Notifications);

        Assert.Equal((true, "ABC123", null), (one.IsRevocation, one.OwnerId, one.SubscriptionId));
    }

    [Fact]
    public void Receive_NewCollectionAndNotificationOfNobody_KeepsTheOneAndPassesOverTheOther()
    {
        FitbitNotification one = Assert.Single(Receive("""[{"collectionType":"foods"},null,{"collectionType":"mind","ownerId":"A1","date":"","more":{}}]""").Notifications);

        Assert.Equal(("mind", null), (one.Collection.Value, one.Date));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData(null)]
    public void Receive_WithoutItsSignature_IsNotFoundAndTellsNothing(string? signature)
    {
        FitbitWebhookAnswer answer = _webhook.Receive(Encoding.UTF8.GetBytes(Body), signature);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(answer.Notifications);
    }

    [Fact]
    public void Receive_BodyThatWasAltered_IsNotFound()
    {
        string signature = Sign(Body);

        Assert.Equal(HttpStatusCode.NotFound, _webhook.Receive(Encoding.UTF8.GetBytes(Body.Replace("228S74", "228S75", StringComparison.Ordinal)), signature).Status);
        Assert.Equal(HttpStatusCode.NotFound, _webhook.Receive(Encoding.UTF8.GetBytes(Body + " "), signature).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{")]
    [InlineData("")]
    public void Receive_SignedBodyThatIsNoBatch_IsABadRequest(string body) => Assert.Equal(HttpStatusCode.BadRequest, Receive(body).Status);

    [Fact]
    public async Task Receive_BodyOverTheCap_IsRefusedUnread()
    {
        FitbitWebhook small = new(Secret, "right-code") { MaximumBodyBytes = Body.Length };
        using MemoryStream fits = new(Encoding.UTF8.GetBytes(Body));
        using MemoryStream large = new(Encoding.UTF8.GetBytes(Body + new string(' ', 5000)));

        Assert.Equal(HttpStatusCode.NoContent, (await small.ReceiveAsync(fits, Sign(Body), TestHost.Cancel)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await small.ReceiveAsync(large, Sign(Body), TestHost.Cancel)).Status);
        Assert.Equal(Body.Length + 1, large.Position);
    }

    [Fact]
    public void Receive_RecordedNotifications_AreThree()
    {
        IReadOnlyList<FitbitNotification> notifications = Receive(SharedFile.Answer("subscription-notification.fitbitnet.json")).Notifications;

        Assert.Equal(["228S74", "228S74", "184X36"], notifications.Select(static one => one.OwnerId));
    }

    private FitbitWebhookAnswer Receive(string body) => _webhook.Receive(Encoding.UTF8.GetBytes(body), Sign(body));

    [SuppressMessage("Security", "CA5350", Justification = "The service signs with HMAC-SHA1.")]
    private static string Sign(string body) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret + "&"), Encoding.UTF8.GetBytes(body)));
}
