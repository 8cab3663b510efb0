using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Language;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Language.Printing;
using static BackpropTutor.Language.Names;

namespace BackpropTutor.Grading.Hints;

/// <summary>The rungs for a gradient: where it comes from, what arrives at the last gate, the slope there, the shapes, and the
/// line.</summary>
static partial class GradientHints
{
    const int Longest = 120;
    const int MostLines = 4;

    public static IEnumerable<Bilingual> Of(AnswerKey exercise, Program program, AskedGradients asked, Func<string, bool> isShown)
    {
        if (BackwardWalk.Of(program, asked.Of, asked.Wrt, Given(exercise.Exercise.Model!), isShown) is not { } walk)
        {
            return asked.Wrt is [var alone]
                ? [new($"Does {Display(asked.Of)} change at all when {Display(alone)} does?",
                    $"{Display(alone)}의 값을 바꾸면 {Display(asked.Of)}의 값도 바뀌나요?")]
                : [];
        }

        return new Ladder(exercise, program, asked, walk, isShown).Rungs().OfType<Bilingual>();
    }

    /// <summary>By node: the letter for its gradient.</summary>
    static ImmutableDictionary<string, string> Given(ExerciseModel model) =>
        model.Given.Where(pair => !pair.Key.StartsWith("grad", StringComparison.Ordinal))
        .ToImmutableDictionary(pair => pair.Value, pair => pair.Key);

    sealed class Ladder(AnswerKey exercise, Program program, AskedGradients asked, BackwardWalk walk, Func<string, bool> isShown)
    {
        readonly string output = Display(asked.Of);
        readonly BackwardStep[] wanted = [.. walk.Steps.Where(step => step.IsAsked)];

        bool IsFormula => exercise.Exercise.Question.AcceptsFormula;

        public IEnumerable<Bilingual?> Rungs()
        {
            if (wanted is [var one])
            {
                yield return Where(one);
                yield return one.Uses is [{ IsOne: false } use] ? Arrives(use) : null;
                foreach (var of in one.Uses.DistinctBy(of => of.User))
                {
                    yield return Slope(one, of);
                }

                yield return Shapes(one);
            }
            else
            {
                yield return Way();
                foreach (var shared in wanted.Where(step => step.Uses.Length > 1).Take(2))
                {
                    yield return Where(shared);
                }

                foreach (var use in wanted.SelectMany(step => step.Uses).Where(use => !use.IsOne).DistinctBy(use => use.User).Take(2))
                {
                    yield return Arrives(use);
                }
            }

            yield return Lines();
            yield return Entry();
        }

        /// <summary>Where one entry of a table is asked for, which.</summary>
        Bilingual? Entry() => exercise.Exercise.Question.Asked is EntryOf { Of: GradientOf, Index: [var row, var column] }
            ? new($"Of that table one entry is asked for: row {row + 1}, column {column + 1}.",
                $"그 표에서 {row + 1}행 {column + 1}열의 성분 하나를 물었어요.")
            : null;

        /// <summary>The gates in the order in which the gradient meets them; what is met at once stands side by side.</summary>
        Bilingual? Way()
        {
            var depths = new Dictionary<string, int>(StringComparer.Ordinal) { [asked.Of] = 0 };
            foreach (var step in walk.Steps)
            {
                depths[step.Name] = 1 + step.Uses.Max(use => depths.GetValueOrDefault(use.User));
            }

            var passed = walk.Steps.Where(step => !step.IsAsked).GroupBy(step => depths[step.Name]).OrderBy(level => level.Key)
                .Select(level => string.Join(", ", level.Select(step => Display(step.Name)))).Prepend(NameOfOutput()).OfType<string>()
                .ToArray();
            var way = $"{string.Join(" → ", passed)} → {string.Join(", ", wanted.Select(step => Display(step.Name)))}";
            return passed.Length < 2 ? null : new($"The way back, one gate at a time: {way}. Each time upstream × local.",
                $"한 게이트씩 거꾸로 가는 길: {way}. 그때마다 상류 기울기 × 국소 기울기예요.");
        }

        Bilingual? Where(BackwardStep step)
        {
            var name = Display(step.Name);
            var users = step.Uses.Select(use => Equation(use)).ToArray();
            if (users.Contains(null))
            {
                return null;
            }

            var list = string.Join("; ", users);
            return step.Uses.Length > 1 ? new(
                    $"{name} is used in {step.Uses.Length} places: {list}. What comes back from each of them adds up.",
                    $"{name}의 값은 {step.Uses.Length}곳에서 쓰여요: {list}. 각각에서 돌아온 기울기를 더해요.")
                : step.Uses[0].IsOne ? new(
                    $"{name} goes straight into the last step, {list}. What arrives there is 1, so only the slope of this step along "
                    + $"{name} is left.",
                    $"{name}의 값은 마지막 단계 {list}에 바로 들어가요. 여기 도착하는 기울기는 1이니, {name}에 대한 이 단계의 기울기만 남아요.")
                : new(
                    $"{name} is used in one place, {list}. So its gradient comes from {Display(step.Uses[0].User)}.",
                    $"{name}의 값은 한 곳, {list}에서만 쓰여요. 그러니 기울기는 {Display(step.Uses[0].User)}에서 와요.");
        }

        /// <summary>How what arrives at the last gate is found.</summary>
        Bilingual? Arrives(BackwardUse use)
        {
            var user = Display(use.User);
            var above = walk.Steps.FirstOrDefault(step => step.Name == use.User);
            if (use.Letter is { } letter)
            {
                return new($"What arrives at {user} is known: {Display(letter)}.", $"{user}에 도착하는 기울기는 이미 알아요. {Display(letter)}(이)에요.");
            }

            if (above?.Uses is [{ IsOne: true, Sent.Op: Variable known }] && isShown(known.Symbol))
            {
                return new($"What arrives at {user} is {Display(known.Symbol)}.", $"{user}에 도착하는 기울기는 {Display(known.Symbol)}(이)에요.");
            }

            return above?.Uses is not [var next] || Equation(next) is not { } equation ? null : next.IsOne
                ? new($"What arrives at {user} comes from the last step, {equation}: the slope of that along {user}.",
                    $"{user}에 도착하는 기울기는 마지막 단계 {equation}에서 와요. {user}에 대한 이 단계의 기울기예요.")
                : new($"What arrives at {user} has come through {equation}: what arrives there, times the slope of it along {user}.",
                    $"{user}에 도착하는 기울기는 {equation}의 식을 지나서 와요. 그곳에 도착한 기울기에 {user}에 대한 기울기를 곱한 것이에요.");
        }

        Bilingual? Slope(BackwardStep step, BackwardUse use)
        {
            var (name, user) = (Display(step.Name), NameOf(use) ?? output);
            var kind = use.Structure.Kind;
            var isAnswer = use.IsOne && step.Uses.Length == 1;
            return kind == JacobianKind.Zero ? new($"Where this point lies, {user} does not move when {name} does.",
                $"이 점에서는 {name}의 값을 바꿔도 {user}의 값이 그대로예요.")
                : isAnswer ? null
                : kind == JacobianKind.Identity || use.Local is { Uniform: 1 } ? new(
                    $"{user} moves exactly as {name} does: the slope is 1, and what arrives is handed on as it is.",
                    $"{user}의 값은 {name}의 값과 똑같이 움직여요. 기울기가 1이니 도착한 기울기를 그대로 넘겨줘요.")
                : use.Local is { } local && Text(local) is { } slope
                    ? new($"The slope of {user} along {name} is {slope}.", $"{name}에 대한 {user}의 기울기는 {slope}(이)에요.")
                : kind == JacobianKind.Diagonal && !step.Node.Shape.IsScalar ? new(
                    $"Each entry of {user} depends on the same entry of {name} alone: multiply entry by entry, ⊙, by the slopes.",
                    $"{user}의 각 성분은 {name}의 같은 자리 성분에만 달려 있어요. 기울기를 성분마다 곱하면 되니 ⊙이에요.")
                : null;
        }

        /// <summary>The shapes that meet in the last step; nothing to say of single numbers.</summary>
        Bilingual? Shapes(BackwardStep step)
        {
            if (step.Node.Shape.IsScalar || step.Uses is not [var use]
                || use.Structure.Kind is JacobianKind.Identity or JacobianKind.Diagonal or JacobianKind.Zero)
            {
                return null;
            }

            var (name, shape) = (Display(step.Name), step.Node.Shape);
            var others = Graph.Of(use.Body).Nodes.Where(node => node.Op is Variable variable && variable.Symbol != step.Name
                && Signals(use.Sent).Contains(variable.Symbol))
                .Select(node => (((Variable)node.Op).Symbol, node.Shape)).ToArray();
            if (use.IsOne && others.Length == 0)
            {
                return new($"A gradient has the shape of its variable: {name} is {shape}, one slope for each entry.",
                    $"기울기의 모양은 변수의 모양과 같아요. {name}의 모양이 {shape}이니 성분마다 기울기가 하나씩 있어요.");
            }

            if (use.IsOne)
            {
                return null;
            }

            var meet = string.Join(", ", others.Select(other => $"{Display(other.Symbol)} {other.Shape}")
                .Prepend($"{Arriving(use)} {use.Body.Shape}"));
            return new(
                $"What meets here: {meet}. The gradient has the shape of {name}, {shape}; how do they make it?",
                $"여기서 만나는 것: {meet}. 기울기는 {name}의 모양인 {shape}여야 해요. 어떻게 곱하면 그 모양이 되나요?");
        }

        /// <summary>The last step written out, with ∂ for what arrives. A formula that is asked for is not given away where nothing else is
        /// left of it.</summary>
        Bilingual? Lines()
        {
            var lines = wanted.Take(MostLines).Select(Line).ToArray();
            if (lines.Contains(null) || wanted.Length > MostLines
                || (IsFormula && wanted.All(step => step.Uses.All(use => use.IsOne || use.Letter is not null))))
            {
                return null;
            }

            var text = string.Join("; ", lines);
            return new($"The last step: {text}.", $"마지막 단계: {text}");
        }

        string? Line(BackwardStep step)
        {
            var terms = step.Uses.Select(Term).ToArray();
            return terms.Contains(null) ? null : $"∂{output}/∂{Display(step.Name)} = {string.Join(" + ", terms)}{Where(step.Uses)}";
        }

        /// <summary>Of single numbers upstream · local; otherwise what is sent back, with δ for what arrives.</summary>
        string? Term(BackwardUse use) => use.Local is not { } local ? Text(use.Sent)
            : local.Uniform == 1 && !use.IsOne ? Arriving(use)
            : Text(local) is not { } slope ? null
            : use.IsOne ? slope
            : $"{Arriving(use)} · {(slope.Contains(' ', StringComparison.Ordinal) && !slope.StartsWith('[') ? $"({slope})" : slope)}";

        string Arriving(BackwardUse use) => use.Letter is { } letter ? Display(letter) : $"∂{output}/∂{Display(use.User)}";

        /// <summary>What the letters for what arrives stand for.</summary>
        string Where(IEnumerable<BackwardUse> uses)
        {
            var letters = uses.Where(use => use is { IsOne: false, Local: null, Letter: null } && Signals(use.Sent).Contains(Signal(use)))
                .Select(use => $"{Display(Signal(use))} = ∂{output}/∂{Display(use.User)}").Distinct().ToArray();
            return letters.Length == 0 ? "" : $" ({string.Join(", ", letters)})";
        }

        string Signal(BackwardUse use) => BackwardWalk.Signal(use.User, program);

        static IEnumerable<string> Signals(Node node) => Graph.Of(node).Nodes.Select(inner => inner.Op).OfType<Variable>()
            .Select(variable => variable.Symbol);

        string? Equation(BackwardUse use) => Text(use.Body) is { } body ? NameOf(use) is { } left ? $"{left} = {body}" : body : null;

        string? NameOf(BackwardUse use) => use.User == asked.Of ? NameOfOutput() : Display(use.User);

        /// <summary>The output may be an encoding of the author's that the page never names.</summary>
        string? NameOfOutput() => isShown(asked.Of) ? output : null;


        /// <summary>Over names that the page shows; null for what is too long to help or holds another name.</summary>
        string? Text(Node node)
        {
            var signals = walk.Steps.Select(step => BackwardWalk.Signal(step.Name, program)).Concat(exercise.Exercise.Model!.Given.Keys)
                .ToHashSet(StringComparer.Ordinal);
            return Signals(node).Any(name => !signals.Contains(name) && !isShown(name)) ? null
                : Printer.Print(node, Dialect.Text, static _ => null) is not { Length: <= Longest } text || OfTheProgram().IsMatch(text)
                    ? null
                : node.Op is Comparison ? $"[{Typographic(text)}]" : Typographic(text);
        }
    }

    static string Typographic(string text) => text.Replace(">=", "≥", StringComparison.Ordinal).Replace("<=", "≤", StringComparison.Ordinal)
        .Replace('-', '−');

    /// <summary>Places counted from zero, and the unit matrix that picks entries: no page writes them so.</summary>
    [GeneratedRegex(@"\[\d|\bI\(", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex OfTheProgram();
}
