namespace FitbitSdk.WebApi;

/// <summary>An answer that is a page of a list.</summary>
internal interface IPageDocument<out TItem> : IListDocument<TItem>
{
    Pagination? Pagination { get; }
}

/// <summary>What a page says of its neighbours.</summary>
internal sealed class Pagination
{
    /// <summary>Gets the link to the next page; empty at the end.</summary>
    public string? Next { get; set; }
}
