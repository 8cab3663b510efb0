using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;
using static BackpropTutor.Language.Names;

namespace BackpropTutor.Grading.Hints;

/// <summary>The rungs for a Jacobian: its rows and columns, which entries can differ from 0, and how one of them is found.</summary>
static class JacobianHints
{
    const int Longest = 80;

    public static IEnumerable<Bilingual> Of(Program program, JacobianOf asked, Func<string, bool> isShown)
    {
        var (of, by, output, input) = Read(program, asked);
        var (rows, columns) = (output.Shape.Count, input.Shape.Count);
        var line = Definition(program, output, isShown);
        if (line is not null)
        {
            yield return new($"What is differentiated: {of} = {line}.", $"미분할 식: {of} = {line}");
        }

        yield return new(
            $"Outputs are rows, inputs are columns: {of} has {Entries(rows)}, {by} has {Entries(columns)}, so ∂{of}/∂{by} is "
            + $"{rows}×{columns}.",
            $"출력이 행이고 입력이 열이에요. {of}의 성분은 {rows}개, {by}의 성분은 {columns}개이니 ∂{of}/∂{by}의 크기는 {rows}×{columns}(이)에요.");
        switch (ComposedStructure.Of(output, input).Kind)
        {
            case JacobianKind.Identity:
                yield return new(
                    $"When one entry of {by} grows by 1, by how much does the same entry of {of} grow, and what do the others do?",
                    $"{by}의 성분 하나가 1만큼 커지면 {of}의 같은 자리 성분은 얼마나 커지나요? 다른 성분은요?");
                break;
            case JacobianKind.Diagonal:
                yield return new(
                    $"Each entry of {of} depends on the same entry of {by} alone. What does that say of the places off the diagonal?",
                    $"{of}의 각 성분은 {by}의 같은 자리 성분에만 달려 있어요. 그러면 대각선 밖의 자리는 어떻게 되나요?");
                yield return new(
                    $"On the diagonal stand the slopes, each taken at its own entry of {by}.",
                    $"대각선에는 {by}의 성분마다 그 자리에서 구한 기울기가 놓여요.");
                break;
            case JacobianKind.Zero:
                break;
            default:
                yield return new(
                    $"Row by row: write one entry of {of} out and ask how it changes along each entry of {by}, the others held still.",
                    $"한 행씩 채워요. {of}의 성분 하나를 풀어 쓰고, {by}의 성분을 하나씩만 움직이면 얼마나 변하는지 보세요.");
                break;
        }
    }

    /// <param name="index">Row and column of the one entry, counted from zero.</param>
    public static IEnumerable<Bilingual> OfEntry(Program program, JacobianOf asked, ImmutableArray<int> index, Func<string, bool> isShown)
    {
        var (of, by, output, input) = Read(program, asked);
        var (row, column) = (Place(of, output.Shape, index[0]), Place(by, input.Shape, index[^1]));
        if (Definition(program, output, isShown) is { } line)
        {
            yield return new($"{row} is one entry of {line}. Write it out, term by term.", $"{row}의 식은 {line}의 성분 하나예요. 항을 하나씩 풀어 쓰세요.");
        }

        yield return new(
            $"Look for {column} among the terms of {row}: what multiplies it is the slope, and where it does not occur, the slope is 0.",
            $"{row}의 항 가운데 {column}의 자리를 찾으세요. 거기에 곱해진 것이 기울기이고, 나오지 않으면 기울기는 0이에요.");
    }

    static (string Of, string By, Node Output, Node Input) Read(Program program, JacobianOf asked)
    {
        var of = asked.Of ?? program.Output.Name;
        return (Display(of), Display(asked.Wrt), program.Names[of], program.Names[asked.Wrt]);
    }

    static string Entries(long count) => count == 1 ? "one entry" : $"{count} entries";

    /// <summary>An entry as mathematics counts it: z₂, W₂₃.</summary>
    static string Place(string name, Shape shape, int position) =>
        shape.IsScalar ? name : shape.IsMatrix
            ? name + Below((position / shape.Columns) + 1) + Below((position % shape.Columns) + 1) : name + Below(position + 1);

    static string Below(int number) => string.Concat($"{number}".Select(digit => (char)('₀' + (digit - '0'))));

    static string? Definition(Program program, Node node, Func<string, bool> isShown) =>
        node.Inputs.Length > 0 && Printer.PrintDefinition(node, Dialect.Text,
            inner => program.NameOf(inner) is { } name && isShown(name) ? name : null) is { Length: <= Longest } text
            && program.Variables.All(variable => isShown(variable.Symbol) || !Graph.Of(node).Contains(program.Names[variable.Symbol]))
            ? text : null;
}
