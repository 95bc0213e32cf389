using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>No refresh token is posted once its successor is stored, and no user is lost, for any number of callers, processes and crashes.</summary>
public sealed class SingleUseProperty
{
    private enum Step
    {
        Call,
        Go,
        LoseAnswer,
        LoseStep,
        Wait,
        Kill,
        Cancel,
        Expire,
    }

    private static readonly int[] Whiles = [1, 2, 7, 21, 62];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Constant(Step.Call)),
        (30, Gen.Constant(Step.Go)),
        (2, Gen.Constant(Step.LoseAnswer)),
        (1, Gen.Constant(Step.LoseStep)),
        (3, Gen.Constant(Step.Wait)),
        (2, Gen.Constant(Step.Kill)),
        (1, Gen.Constant(Step.Cancel)),
        (4, Gen.Constant(Step.Expire)));

    private static readonly Arbitrary<(int Processes, (Step Step, int Pick)[] Steps)> Cases = Arb.From(
        from processes in Gen.Choose(1, 4)
        from length in Gen.Choose(1, 200)
        from steps in Gen.Zip(Steps, Gen.Choose(0, 59)).ArrayOf(length)
        select (processes, steps));

    [Fact]
    public void GetAsync_AnyCallersProcessesAndCrashes_PostsNoSpentTokenAndLosesNobody() => PropertyRun.Check(
        Prop.ForAll(Cases, static one => Task.Run(() => Holds(one.Processes, one.Steps)).GetAwaiter().GetResult()),
        200,
        5,
        "no spent refresh token is posted, no user lost");

    private static bool Holds(int processes, (Step Step, int Pick)[] steps)
    {
        TokenWorld world = new(processes);
        foreach ((Step step, int pick) in steps)
        {
            switch (step)
            {
                case Step.Call:
                    _ = world.Begin(pick);
                    break;
                case Step.LoseAnswer:
                    world.Go(pick, Fate.AnswerLost);
                    break;
                case Step.LoseStep:
                    world.Go(pick, Fate.NeverArrives);
                    break;
                case Step.Wait:
                    world.Wait(Whiles[pick % Whiles.Length]);
                    break;
                case Step.Kill:
                    world.Kill(pick);
                    break;
                case Step.Cancel:
                    world.Cancel(pick);
                    break;
                case Step.Expire:
                    world.Issuer.Expire();
                    break;
                default:
                    world.Go(pick, Fate.Taken);
                    break;
            }
        }

        world.Finish();
        Assert.Equal(0, world.Issuer.PostsAfterSuccessor);

        // Whatever happened: who comes now is served, also after the next expiration.
        for (int i = 0; i < 2; i++)
        {
            Assert.True(IsServed(world), "Nobody is served any more.");
            world.Issuer.Expire();
        }

        Assert.Equal(0, world.Issuer.PostsAfterSuccessor);
        Assert.False(world.IsLost, "Somebody was told that the user must authorize again.");
        return true;
    }

    /// <summary>A call may join a refresh that is about to give up, or find that the lease of a dead process has not run out: then it is repeated.</summary>
    private static bool IsServed(TokenWorld world)
    {
        for (int tries = 0; tries < 3; tries++)
        {
            Task<bool> call = world.Begin(0);
            world.Finish();
            if (call is { IsCompletedSuccessfully: true, Result: true })
            {
                return true;
            }
        }

        return false;
    }
}
