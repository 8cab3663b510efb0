using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Statements: definitions, and of scripts the variables that they draw and the updates that they make.</content>
sealed partial class Binder
{
    readonly List<Definition> definitions = [];
    readonly List<Update> updates = [];
    readonly List<Variable> order = [];
    readonly HashSet<string> appeared = new(StringComparer.Ordinal);
    Definition? shown;
    int unnamed;
    bool usesVariables;
    bool isScript;

    public static Outcome<Program> Program(string text, Parsed parsed, IReadOnlyDictionary<string, Shape> variables,
        Elementwise? activation)
    {
        var binder = new Binder(text, parsed.IsNumPy, activation);
        foreach (var (name, shape) in variables)
        {
            var canonical = Language.Names.Canonical(name);
            binder.Know(canonical, Node.Variable(canonical, shape));
        }

        binder.Statements(parsed.Statements);
        return binder.mistake is { } mistake ? mistake : binder.Result();
    }

    /// <summary>What the last line came to.</summary>
    Definition Last => shown ?? definitions[^1];

    Program Result()
    {
        foreach (var (name, node) in AllNames())
        {
            if (node.Op is Variable variable && variable.Symbol == name && appeared.Add(name))
            {
                order.Add(variable);
            }
        }

        var output = isScript
            ? definitions.LastOrDefault(definition => definition.Node.Shape.IsScalar && NumberOf(definition.Node) is null) ?? Last
            : Last;
        return new Program
        {
            Text = text,
            Variables = [.. order],
            Definitions = [.. definitions],
            Output = output,
            Names = AllNames().AsReadOnly(),
            Spans = spans.AsReadOnly(),
            Notices = [.. notices],
            Updates = [.. updates],
            Activation = activation,
            IsNumPy = isNumPy,
        };
    }

    void Statements(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (mistake is not null)
            {
                return;
            }

            switch (statement.Kind)
            {
                case StatementKind.PassedOver or StatementKind.Loop:
                    isScript = true;
                    Note(
                        statement.Kind == StatementKind.Loop ? "loop-read-once" : "passed-over",
                        statement.Span,
                        () => statement.Kind == StatementKind.Loop
                            ? BindingMessages.LoopReadOnce : BindingMessages.PassedOver(Quoted(statement.Span)));
                    break;
                case StatementKind.Update:
                    UpdateBySign(statement);
                    break;
                default:
                    Values(statement);
                    break;
            }
        }

        if (mistake is null && definitions.Count == 0 && shown is null)
        {
            Fail(new TextSpan(0, text.Length), SyntaxMessages.Nothing);
        }
    }

    void Values(Statement statement)
    {
        if (statement.Targets is [NameSyntax parameter] && scope is null && IsOwnUpdate(parameter, statement.Values[0]))
        {
            UpdateTo(statement, parameter, Bind(statement.Values[0]));
            return;
        }

        var nodes = new Node[statement.Values.Length];
        var random = new bool[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            (usesRandom, usesVariables) = (false, false);
            nodes[i] = Bind(statement.Values[i]);
            random[i] = usesRandom || DrawsZeros(statement.Values[i]);
            if (usesRandom && usesVariables)
            {
                Fail(statement.Values[i].Span, BindingMessages.RandomInFormula);
            }
        }

        for (var i = 0; i < nodes.Length && mistake is null; i++)
        {
            var target = i < statement.Targets.Length ? statement.Targets[i] : null;
            if (target is null || IsLabel(target))
            {
                Bare(statement.Values[i], nodes[i], statement.Span);
            }
            else if (target is NameSyntax name)
            {
                Define(name, random[i] ? null : nodes[i], nodes[i].Shape, statement.Span);
            }
            else if (target is SelectSyntax { Target: NameSyntax changed } entries)
            {
                AssignEntries(changed, entries, nodes[i], statement.Span);
            }
            else if (target is MaskSyntax mask)
            {
                Assign(mask, nodes[i], statement.Span);
            }
            else
            {
                Fail(target.Span, SyntaxMessages.TargetExpected);
            }

            if (mistake is null)
            {
                Remember(target, statement.Values[i]);
            }
        }
    }

    /// <summary>In a NumPy script <c>b = np.zeros(3)</c> starts a parameter; in mathematics <c>zeros(3)</c> is a constant.</summary>
    bool DrawsZeros(Syntax value) =>
        isNumPy && scope is null && value is CallSyntax { Name: { Text: "zeros" } name, Primes: 0, Exponent: null }
            && !names.ContainsKey(name.Canonical);

    /// <summary><c>w = w - …</c> of an input.</summary>
    bool IsOwnUpdate(NameSyntax target, Syntax value) =>
        IsInput(target.Canonical) && value is SumSyntax { First: NameSyntax first } sum && first.Canonical == target.Canonical
        && (sum.Rest[0].Sign == "-" || StartsNegative(sum.Rest[0].Operand));

    /// <param name="node">Null where the name becomes a variable of the shape.</param>
    void Define(NameSyntax name, Node? node, Shape shape, TextSpan span)
    {
        var canonical = name.Canonical;
        if (scope is not null && own.Contains(canonical))
        {
            Redefine(canonical, node!, span);
            return;
        }

        if (names.TryGetValue(canonical, out var known))
        {
            // Numbers drawn for a variable whose shape is given anyway.
            if (node is null && known.Op is Variable && known.Shape.Equals(shape)
                && definitions.TrueForAll(definition => definition.Name != canonical))
            {
                isScript = true;
                return;
            }

            if (scope is not null || node is null || canonical.Contains(',', StringComparison.Ordinal))
            {
                Fail(name.Span, scope is null ? BindingMessages.AlreadyDefined(Typed(name.Span))
                    : BindingMessages.BelongsToQuestion(Typed(name.Span)));
                return;
            }

            BindAgain(canonical, node, span);
            return;
        }

        if (canonical.Contains(',', StringComparison.Ordinal))
        {
            Fail(name.Span, SyntaxMessages.TargetExpected);
            return;
        }

        splits.Clear();
        entriesOf.Clear();
        if (node is null)
        {
            isScript = true;
            var variable = new Variable(canonical, shape);
            Know(canonical, Counted(Node.Of(variable), name.Span));
            order.Add(variable);
            appeared.Add(canonical);
            Note("variable-drawn", span, () => BindingMessages.VariableDrawn(Typed(name.Span), shape));
            return;
        }

        own.Add(canonical);
        Redefine(canonical, node, span);
    }

    void Bare(Syntax value, Node node, TextSpan span)
    {
        if (value is NameSyntax name && names.ContainsKey(name.Canonical))
        {
            // A line that only shows a name defines nothing; as the last line it says what the output is.
            shown = new Definition(name.Canonical, node, span);
            return;
        }

        var free = "out";
        while (names.ContainsKey(free))
        {
            free = "out" + (++unnamed + 1).ToString(CultureInfo.InvariantCulture);
        }

        Know(free, node);
        definitions.Add(new Definition(free, node, span));
        shown = null;
    }

    void UpdateBySign(Statement statement)
    {
        if (statement.Targets[0] is MaskSyntax mask && scope is not null)
        {
            AssignBySign(mask, statement);
            return;
        }

        if (statement.Targets[0] is not NameSyntax target)
        {
            Fail(statement.Targets[0].Span, SyntaxMessages.TargetExpected);
            return;
        }

        if (scope is not null)
        {
            Accumulate(statement, target);
            return;
        }

        if (!IsStep(statement, target))
        {
            Change(statement, target);
            return;
        }

        isScript = true;
        NoteStep(statement, target);
        var parameter = Name(target);
        var step = Bind(statement.Values[0]);
        if (mistake is not null)
        {
            return;
        }

        var op = OpOf(statement.Sign);
        updates.Add(Node.TryOf(op, [parameter, step], out var node, out _) && node!.Shape.Equals(parameter.Shape)
            ? new Update(target.Canonical, Counted(node, statement.Span), statement.Span, null)
            : new Update(target.Canonical, null, statement.Span, Misfit(statement, target, parameter.Shape, step.Shape)));
    }

    void NoteStep(Statement statement, NameSyntax target) =>
        Note("update", statement.Span, () => BindingMessages.ReadAsStep(Quoted(statement.Span), Typed(target.Span)));

    void UpdateTo(Statement statement, NameSyntax target, Node node)
    {
        isScript = true;
        NoteStep(statement, target);
        if (mistake is { Id: MistakeIds.InvalidShapes } misfit)
        {
            // The shapes on the right do not even fit each other: the same mistake of the same line, told as the update's.
            updates.Add(new Update(target.Canonical, null, statement.Span, misfit));
            mistake = null;
        }
        else if (mistake is null)
        {
            var parameter = names[target.Canonical];
            updates.Add(node.Shape.Equals(parameter.Shape)
                ? new Update(target.Canonical, node, statement.Span, null)
                : new Update(target.Canonical, null, statement.Span, Misfit(statement, target, parameter.Shape, node.Shape)));
        }
    }

    Mistake Misfit(Statement statement, NameSyntax target, Shape parameter, Shape step)
    {
        var fitting = definitions
            .Where(definition => definition.Node.Shape.Equals(parameter)
                && definition.Name.Contains(target.Canonical, StringComparison.Ordinal) && definition.Name != target.Canonical)
            .Select(definition => definition.Name).FirstOrDefault();
        return new Mistake(
            MistakeIds.InvalidShapes,
            statement.Values[0].Span,
            BindingMessages.UpdateDoesNotFit(Typed(target.Span), parameter, Quoted(statement.Values[0].Span), step,
                fitting is null ? null : Language.Names.Display(fitting)));
    }
}
