using System.Globalization;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Jacobians;
using Bunit;

namespace BackpropTutor.Lessons.Tests.Blocks.Jacobians;

public class JacobianBlockTests : BlockTests
{
    [Fact]
    public void TheMatrixIsATableWithItsSizeInTheCorner()
    {
        var table = Show("h", "z").Find("table");

        Assert.Equal(["2×2 | z1 | z2", "h1 | 0.25 | ·0", "h2 | ·0 | 0.1966"], RowsOf(table));
        Assert.Equal(["col", "col", "row", "row"], table.QuerySelectorAll("th").Select(head => head.GetAttribute("scope")));
        Assert.Equal("Jacobian of h with respect to z, 2×2: a row for each output, a column for each input",
            table.QuerySelector("caption")!.TextContent);
    }

    [Fact]
    public void ACellHasAllItsDigitsInItsTitle() =>
        Assert.Contains("∂h2/∂z2 = 0.19661193324148185", Show("h", "z").FindAll("td").Select(cell => cell.GetAttribute("title")));

    [Fact]
    public void AGradientOfAScalarIsShownInBothForms()
    {
        var block = Show("s", "W");

        Assert.Equal(["Jacobian form 1×6", "Shape convention 2×3"], block.FindAll("label").Select(label => Folded(label.TextContent)));
        Assert.Equal(["network-form", "network-form"], block.FindAll("input[type=radio]").Select(choice => choice.GetAttribute("name")));
        Assert.Equal(
            ["2×3 | 1 | 2 | 3", "1 | 0.5 | 1 | −0.5", "2 | −0.1966 | −0.3932 | 0.1966"],
            RowsOf(block.FindAll("table")[1]));
    }

    [Fact]
    public void AJacobianOfAVectorHasNoOtherForm() => Assert.Empty(Show("z", "x").FindAll("input"));

    [Fact]
    public void ItIsReadInKorean()
    {
        CultureInfo.CurrentUICulture = Korean;

        Assert.Contains("대각 행렬: 출력마다 자기 입력에만 의존해요.", Show("h", "z").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void AProductThatFitsSaysSoAndOneThatDoesNotSaysWhy()
    {
        Assert.Equal("All sides agree. The product is 1×3.", Chain(("s", "z", false), ("z", "x", false)).Find(".verdict.fits").TextContent);
        Assert.Equal(
            "The 3 columns of one factor meet the 2 rows of the next: this product does not exist.",
            Chain(("z", "x", false), ("h", "z", false)).Find(".verdict.misfit").TextContent);
    }

    [Fact]
    public void TheDrawingOfAProductIsSpoken() =>
        Assert.Equal(
            "Product of Jacobians: ∂s/∂z (1×2) · ∂z/∂x (2×3)",
            Chain(("s", "z", false), ("z", "x", false)).Find("svg[role=img]").GetAttribute("aria-label"));

    [Fact]
    public void TheSizesThatAreNeverFormedAreATable()
    {
        var block = Render<ScaleBlock>(parameters => parameters
            .Add(block => block.Scale, JacobianScale.Of(Catalog.Functions["relu"], [Shape.Vector(4096), Shape.Matrix(100, 4096)]))
            .Add(block => block.Id, "scale").Add(block => block.Language, English));

        block.Find("tr").MarkupMatches(
            "<tr><td></td><th scope=\"col\" class=\"shape\">4096×1</th><th scope=\"col\" class=\"shape\">100×4096</th></tr>");
        Assert.Equal(
            [
                " | 4096×1 | 100×4096", "Jacobian | 4,096×4,096 | 409,600×409,600", "Entries | 16,777,216 | 167,772,160,000",
                    "Bytes if formed | 64 MiB | 625 GiB",
                "Pattern | diagonal | diagonal", "Not zero, at most | 4,096 | 409,600", "Bytes that are needed | 16 KiB | 1.562 MiB",
            ],
            RowsOf(block.Find("table")));
    }

    [Fact]
    public void NoPartIsStyledInline() => Assert.All(
        [Show("s", "W").Markup, Chain(("s", "z", false), ("z", "x", false)).Markup],
        markup => Assert.DoesNotContain(" style=", markup, StringComparison.Ordinal));

    IRenderedComponent<JacobianBlock> Show(string of, string by) => Render<JacobianBlock>(parameters => parameters
        .Add(block => block.Jacobian, JacobianTests.Of(Models.Tiny, of, by)).Add(block => block.Id, "network")
        .Add(block => block.Language, English));

    IRenderedComponent<ChainBlock> Chain(params (string Of, string By, bool IsTransposed)[] factors) =>
        Render<ChainBlock>(parameters => parameters
        .Add(block => block.Chain, JacobianChainTests.Tiny(factors)).Add(block => block.Language, English));
}
