using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Blocks;

/// <summary>Shows blocks without a browser. Markup is looked at by role, text and state: the comparer that MarkupMatches wants is not there.</summary>
public abstract class BlockTests : BunitContext
{
    static readonly Type Comparer = typeof(BunitContext).Assembly.GetType("Bunit.Diffing.HtmlComparer", throwOnError: true)!;

    protected BlockTests()
    {
        Services.AddSingleton(Comparer, RuntimeHelpers.GetUninitializedObject(Comparer));
        Services.AddLocalization();
        CultureInfo.CurrentUICulture = English;
    }

    protected static CultureInfo English => CultureInfo.GetCultureInfo("en");

    protected static CultureInfo Korean => CultureInfo.GetCultureInfo("ko");

    /// <summary>The texts of a table, row by row, heads included, blanks folded.</summary>
    protected static string[] RowsOf(IElement table) =>
        [.. table.QuerySelectorAll("tr").Select(row => string.Join(" | ", row.Children.Select(cell => Folded(cell.TextContent))))];

    protected static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
