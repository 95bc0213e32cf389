namespace FitbitSdk.WebApi;

/// <summary>An answer that is a list of one kind of entry.</summary>
internal interface IListDocument<out TItem>
{
    IReadOnlyList<TItem> Items { get; }
}
