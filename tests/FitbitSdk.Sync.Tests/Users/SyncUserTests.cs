using FitbitSdk.Records;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Users;

public sealed class SyncUserTests
{
    [Theory]
    [InlineData("\ud83d")]
    [InlineData("study \udca9")]
    public void Texts_HalfASurrogatePair_AreRefusedByName(string broken)
    {
        ArgumentException project = Assert.Throws<ArgumentException>(() => new SyncUser(new UserKey("anna"), At(10)) { Project = broken });
        ArgumentException source = Assert.Throws<ArgumentException>(() => new SyncUser(new UserKey("anna"), At(10)) { SourceId = broken });

        Assert.Equal((nameof(SyncUser.Project), nameof(SyncUser.SourceId)), (project.ParamName, source.ParamName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("study \ud83d\udca9 \ufffd")]
    public void Texts_ThatCanBeWritten_AreKept(string? text)
    {
        SyncUser user = new(new UserKey("anna"), At(10)) { Project = text, SourceId = text };

        Assert.Equal((text, text), (user.Project, user.SourceId));
    }
}
