using System.Globalization;
using AngleSharp.Dom;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks;

/// <summary>Shows blocks without a browser; markup is looked at by role, text and state.</summary>
public abstract class BlockTests : ComponentTest
{
    protected BlockTests() => CultureInfo.CurrentUICulture = English;

    protected static CultureInfo English => CultureInfo.GetCultureInfo("en");

    protected static CultureInfo Korean => CultureInfo.GetCultureInfo("ko");

    /// <summary>The texts of a table, row by row, heads included, blanks folded.</summary>
    protected static string[] RowsOf(IElement table) =>
        [.. table.QuerySelectorAll("tr").Select(row => string.Join(" | ", row.Children.Select(cell => Folded(cell.TextContent))))];

    protected static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
