namespace FitbitSdk.Testing;

/// <content>The timers of the clock.</content>
public sealed partial class ManualTimeProvider
{
    /// <summary>A timer; its members are guarded by the clock's lock.</summary>
    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        // Timers of the system run with the context of their creator; activities and the like depend on it.
        private readonly ExecutionContext? _context = ExecutionContext.Capture();

        public static IComparer<ManualTimer> ByDueTime { get; } = Comparer<ManualTimer>.Create(static (left, right) =>
            left.Due != right.Due ? left.Due.CompareTo(right.Due) : left.Order.CompareTo(right.Order));

        public long Due { get; set; }

        /// <summary>Gets or sets what orders timers that are due at the same time: which was armed first.</summary>
        public long Order { get; set; } = -1;

        /// <summary>Gets or sets the period in ticks; 0 for none.</summary>
        public long Period { get; set; }

        public bool IsDisposed { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Arm(this, dueTime, period);

        public void Fire()
        {
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, static timer => ((ManualTimer)timer!).Call(), this);
            }
        }

        public void Dispose() => clock.Disarm(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Call() => callback(state);
    }
}
