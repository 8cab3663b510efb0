using System.Text.RegularExpressions;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed partial class GraphBlockTests : GraphComponents
{
    [Fact]
    public void ThePictureIsOneImageWithANameAndATable()
    {
        var block = Shown(Worked.TinyNet.Model("we23"));

        var image = block.Find("svg[role=img]");
        Assert.Equal("Computational graph of s", block.Find("#" + image.GetAttribute("aria-labelledby")).TextContent);
        Assert.Equal("7 nodes and 6 wires. All numbers are in the table below.",
            block.Find("#" + image.GetAttribute("aria-describedby")).TextContent);
        Assert.Equal(7, block.FindAll("tbody th[scope=row]").Count);
    }

    [Fact]
    public void TheTableHoldsEveryNumber()
    {
        var block = Shown(Worked.Simple.Model("we10"));

        Assert.Equal(
            ["x 1×1 −2 −4 input of the graph", "y 1×1 5 −4 input of the graph", "q = x + y 1×1 3 −4 x 1 −4", "y 1 −4",
                "z 1×1 −4 3 input of the graph", "f = q × z 1×1 −12 1 q −4 −4", "z 3 3"],
            block.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()))));
    }

    [Fact]
    public void AValueStandsAboveItsWireAndTheGradientBelow()
    {
        var block = Shown(Worked.Simple.Model("we10"));
        var q = block.FindAll("g.node").Single(node => node.QuerySelector(".face")!.TextContent.Trim() == "q");

        Assert.Equal("3", q.QuerySelector(".value text")!.TextContent.Trim());
        Assert.Equal("−4", q.QuerySelector(".gradient text")!.TextContent.Trim());
        Assert.True(Y(q.QuerySelector(".value")!) < Y(q.QuerySelector("rect.box")!.ParentElement!.QuerySelector(".gradient")!));
    }

    [Fact]
    public void AFanOutShowsItsSum()
    {
        var block = Shown(Worked.FanOut.Model("we17"));

        Assert.Contains(block.FindAll("g.node .gradient text"), text => Spaces().Replace(text.TextContent, " ").Trim() == "2 3 + 5 ="
            || text.TextContent.Contains('+'));
        Assert.Contains("2 + 3 = 5", block.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AllDigitsAreInTheTitles()
    {
        var block = Shown(Worked.TinyNet.Model("we23"));

        Assert.Contains(block.FindAll("g.node .gradient title"),
            title => title.TextContent == "∂s/∂z gradient = (0.5, −0.19661193324148185)");
        Assert.DoesNotContain("19661193", string.Concat(block.FindAll("svg text").Select(text => text.TextContent)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void NothingInThePictureIsWrittenAsAnInlineStyleOrScript()
    {
        var block = Shown(Worked.TinyNet.Model("we23"));

        Assert.Empty(block.FindAll("[style], script:not([src]), style"));
    }

    [Fact]
    public void EveryWordAroundThePictureIsKoreanInKorean()
    {
        In("ko");
        var block = Shown(Worked.Simple.Model("we10"));

        Assert.Equal("f의 계산 그래프", block.Find("svg > title").TextContent);
        Assert.Equal(["노드", "형태", "값", "상류 기울기", "입력", "국소 기울기", "하류 기울기"], block.FindAll("thead th").Select(cell => cell.TextContent));
        Assert.Empty(Latin().Matches(string.Join(' ', block.FindAll("figcaption, summary, td.none, .sentences li, label, legend, button")
            .Select(element => element.TextContent))));
    }

    [Fact]
    public void AWidePictureScrollsInAGroupThatTheKeyboardReaches()
    {
        var region = Shown(Worked.TinyNet.Model("we23")).Find("figure > .scroll");

        Assert.Equal(("0", "group"), (region.GetAttribute("tabindex"), region.GetAttribute("role")));
        Assert.Equal("Computational graph of s, scrolls sideways", region.GetAttribute("aria-label"));
    }

    static double Y(AngleSharp.Dom.IElement label) =>
        double.Parse(label.GetAttribute("transform")!.TrimEnd(')').Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[A-Za-z]{2,}", RegexOptions.None, 1000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
