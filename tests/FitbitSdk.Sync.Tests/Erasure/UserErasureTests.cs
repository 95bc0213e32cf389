using FitbitSdk.Records;

namespace FitbitSdk.Sync.Tests.Erasure;

public sealed class UserErasureTests
{
    private static readonly UserKey Anna = new("anna");
    private readonly List<string> _erased = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EraseAsync_WhateverTheOrderOfRegistration_AsksTheHostThenTheProvidersThenTheOffsets()
    {
        UserErasure erasure = new([Eraser("offsets", ErasureStage.Offsets), Eraser("fitbit", ErasureStage.Grants), new HostEraser(_erased), Eraser("google", ErasureStage.Grants)]);

        await erasure.EraseAsync(Anna, Cancel);

        Assert.Equal(["host", "fitbit", "google", "offsets"], _erased);
    }

    [Fact]
    public async Task EraseAsync_OneProviderFails_AsksTheOtherAndLeavesTheOffsets()
    {
        UserErasure erasure = new([Eraser("fitbit", ErasureStage.Grants, fails: true), Eraser("google", ErasureStage.Grants), Eraser("offsets", ErasureStage.Offsets)]);

        AggregateException error = await Assert.ThrowsAsync<AggregateException>(() => erasure.EraseAsync(Anna, Cancel));

        Assert.Equal("scripted", Assert.Single(error.InnerExceptions).Message);
        Assert.Equal(["google"], _erased);
    }

    [Fact]
    public async Task EraseAsync_CallerCancels_EndsThere()
    {
        using CancellationTokenSource caller = new();
        UserErasure erasure = new([Eraser("host", ErasureStage.Host, then: caller.Cancel), Eraser("fitbit", ErasureStage.Grants)]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => erasure.EraseAsync(Anna, caller.Token));

        Assert.Equal(["host"], _erased);
    }

    private Scripted Eraser(string name, ErasureStage stage, bool fails = false, Action? then = null) => new(name, stage, fails, then, _erased);

    private sealed class Scripted(string name, ErasureStage stage, bool fails, Action? then, List<string> erased) : IUserEraser
    {
        public ErasureStage Stage => stage;

        public ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (fails)
            {
                throw new InvalidOperationException("scripted");
            }

            erased.Add(name);
            then?.Invoke();
            return default;
        }
    }

    /// <summary>As a host writes it: it does not know of stages.</summary>
    private sealed class HostEraser(List<string> erased) : IUserEraser
    {
        public ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken)
        {
            erased.Add("host");
            return default;
        }
    }
}
