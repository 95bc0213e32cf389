using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary>How many entries a page has when nothing is asked, and at most, whatever is asked.</summary>
internal readonly record struct PageSize(int Default, int Maximum)
{
    /// <summary>Reads <c>pageSize</c>; 0 stands for the default, and what is larger than allowed is cut in silence.</summary>
    public int? Read(IQueryCollection query)
    {
        string text = query["pageSize"].ToString();
        return text.Length == 0 ? Default
            : !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int size) || size < 0 ? null
            : size == 0 ? Default
            : Math.Min(size, Maximum);
    }
}
