namespace FitbitSdk.Kafka;

/// <summary>Asks for each key once, however many wait for the answer, and keeps it. A failure is no answer to who asks next.</summary>
internal sealed class SharedAnswers<TKey, TValue>(Func<TKey, Task<TValue>> ask)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TValue>> _answers = [];

    /// <param name="key">What is asked.</param>
    /// <param name="cancellationToken">Stops this caller's wait, not the question.</param>
    public ValueTask<TValue> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        Task<TValue> answer;
        lock (_answers)
        {
            if (!_answers.TryGetValue(key, out answer!) || answer.IsFaulted || answer.IsCanceled)
            {
                _answers[key] = answer = Task.Run(() => ask(key), CancellationToken.None);
            }
        }

        return new(answer.WaitAsync(cancellationToken));
    }

    public void Forget(TKey key)
    {
        lock (_answers)
        {
            _answers.Remove(key);
        }
    }
}
