using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>
/// A learner's answer over the names of a question, which stay what they are; the learner's own may be bound again, as code does
/// (<c>dz = u</c>, <c>dz[h &lt;= 0] = 0</c>, <c>dW += …</c>).
/// </content>
sealed partial class Binder
{
    readonly HashSet<string> own = new(StringComparer.Ordinal);

    /// <summary>The line that is named after what is asked, if one is.</summary>
    Definition? asked;

    /// <param name="isNumPy">Whether <c>*</c> is elementwise: the text is NumPy, or the program that it answers.</param>
    public static Outcome<Reading> Answer(string text, Parsed parsed, Scope scope, bool isNumPy)
    {
        var binder = Over(scope, text, parsed, isNumPy);
        binder.Statements(parsed.Statements);
        return binder.mistake is { } mistake ? mistake : binder.Read();
    }

    static Binder Over(Scope scope, string text, Parsed parsed, bool isNumPy)
    {
        var binder = new Binder(text, isNumPy, scope.Program.Activation, parsed.IsNumPy) { scope = scope };
        foreach (var (name, node) in scope.Program.Names)
        {
            binder.Know(name, node);
        }

        foreach (var (name, node) in scope.Given)
        {
            binder.Know(Language.Names.Canonical(name), node);
        }

        binder.counted.UnionWith(binder.names.Values);
        binder.counted.UnionWith(scope.Derivatives.Values);
        binder.room = binder.counted.Count;
        return binder;
    }

    public static Outcome<Assignment> Line(string text, Parsed parsed, Scope scope)
    {
        var binder = Over(scope, text, parsed, isNumPy: true);
        if (parsed.Statements is not [
            {
                Kind: StatementKind.Value or StatementKind.Update, Targets.Length: <= 1,
                Values.Length: 1
            } statement])
        {
            return new Mistake(MistakeIds.Syntax, new TextSpan(0, text.Length), BindingMessages.OneLine);
        }

        var target = statement.Targets.IsEmpty ? null : statement.Targets[0] as NameSyntax;
        if (target is null && !statement.Targets.IsEmpty)
        {
            return new Mistake(MistakeIds.Syntax, statement.Targets[0].Span, SyntaxMessages.TargetExpected);
        }

        var value = binder.Bind(statement.Values[0]);
        if (statement.Kind == StatementKind.Update && binder.mistake is null)
        {
            var current = binder.Name(target!);
            value = binder.Elementwise(statement.Span, OpOf(statement.Sign), statement.Sign + "=", (current, target!.Span),
                (value, statement.Values[0].Span));
        }

        return binder.mistake is { } mistake
            ? mistake
            : new Assignment(target?.Canonical, statement.Sign, new Reading(text, value, binder.spans.AsReadOnly(), [.. binder.notices]));
    }

    Reading Read()
    {
        var answer = asked ?? Last;
        if (asked is not null && !ReferenceEquals(asked.Node, Last.Node))
        {
            Note("statement-chosen", asked.Span, () => BindingMessages.StatementChosen(Quoted(asked.Span)));
        }

        return new Reading(text, answer.Node, spans.AsReadOnly(), [.. notices])
        {
            KeepsAxis = isNumPy && answer.Node.Shape is { IsMatrix: true, Rows: 1, Columns: > 1 } && !IsRow(answer.Node),
        };
    }

    /// <summary>Left of <c>=</c> in an answer, <c>∂s/∂W</c> or <c>∇_W s</c> only says what the line is; so does the name of a value that is
    /// asked for.</summary>
    bool IsLabel(Syntax target) => scope is not null && (DerivativeIn(target) is not null
        || (target is NameSyntax name && scope.Asked is { Of: null } value && name.Canonical == value.Name));

    /// <summary>The names of a derivative that a line is labelled with; of what, where that is said.</summary>
    static (string? Of, string By)? DerivativeIn(Syntax target) => target switch
    {
        GradientSyntax gradient => (null, gradient.By.Canonical),
        ProductSyntax { First: GradientSyntax gradient, Rest: [{ Sign: "", Operand: NameSyntax of }] } =>
            (of.Canonical, gradient.By.Canonical),
        FractionSyntax fraction => Differentials(NameIn(fraction.Numerator), NameIn(fraction.Denominator)),
        ProductSyntax { First: NameSyntax of, Rest: [{ Sign: "/", Operand: NameSyntax by }] } => Differentials(of, by),
        _ => null,
    };

    static (string? Of, string By)? Differentials(NameSyntax? of, NameSyntax? by) =>
        of is not null && by is not null && Differential(of) is { } output && Differential(by) is { } name ? (output, name) : null;

    /// <summary>Whether a line is named after what is asked: <c>∂L/∂W</c>, <c>dW</c>, <c>grad_W</c>, <c>W.grad</c>, <c>dL_dW</c>.</summary>
    bool IsAsked(Syntax target)
    {
        if (scope?.Asked is not { } question)
        {
            return false;
        }

        return DerivativeIn(target) is var (of, by)
            ? by == question.Name && question.Of is { } output && (of is null || of == output)
            : target is NameSyntax name && question.IsNamedBy(name.Canonical);
    }

    /// <summary>Keeps the line that counts so far: the one that is named after what is asked, or the last before any is.</summary>
    void Remember(Syntax? target, Syntax? value)
    {
        if (target is not null && IsAsked(target))
        {
            asked = Last;
            source = value;
        }
        else if (asked is null)
        {
            source = value;
        }
    }

    void Redefine(string canonical, Node node, TextSpan span)
    {
        Know(canonical, node);
        definitions.Add(new Definition(canonical, node, span));
        shown = null;
    }

    /// <summary><c>dW += …</c>: what is added to a name that has no value yet starts from zero.</summary>
    void Accumulate(Statement statement, NameSyntax target)
    {
        var step = Bind(statement.Values[0]);
        if (mistake is not null)
        {
            return;
        }

        if (own.Contains(target.Canonical))
        {
            var current = names[target.Canonical];
            var result = Elementwise(statement.Span, OpOf(statement.Sign), statement.Sign, (current, target.Span),
                (step, statement.Values[0].Span));
            Redefine(target.Canonical, result, statement.Span);
        }
        else if (names.ContainsKey(target.Canonical))
        {
            Fail(target.Span, BindingMessages.BelongsToQuestion(Typed(target.Span)));
        }
        else if (statement.Sign is "+" or "-")
        {
            Define(target, statement.Sign == "+" ? step : Make(statement.Span, new Negate(), step), step.Shape, statement.Span);
        }
        else
        {
            Fail(target.Span, BindingMessages.NoValueYet(Typed(target.Span), Typed(statement.Span)), MistakeIds.UnknownName);
        }

        if (mistake is null)
        {
            Remember(target, null);
        }
    }

    void AssignBySign(MaskSyntax mask, Statement statement)
    {
        var step = Bind(statement.Values[0]);
        if (mistake is null && names.TryGetValue(mask.Target.Canonical, out var current))
        {
            step = Elementwise(statement.Span, OpOf(statement.Sign), statement.Sign, (current, mask.Target.Span),
                (step, statement.Values[0].Span));
        }

        Assign(mask, step, statement.Span);
    }

    /// <summary><c>dz[h &lt;= 0] = 0</c>: the learner's own name with other entries where the condition holds.</summary>
    void Assign(MaskSyntax mask, Node value, TextSpan span)
    {
        var canonical = mask.Target.Canonical;
        if (!own.Contains(canonical))
        {
            Fail(mask.Target.Span, names.ContainsKey(canonical)
                ? BindingMessages.BelongsToQuestion(Typed(mask.Target.Span))
                : BindingMessages.NoValueYet(Typed(mask.Target.Span), Quoted(span)));
            return;
        }

        var current = names[canonical];
        var condition = Bind(mask.Condition);
        if (mistake is not null)
        {
            return;
        }

        var node = Chosen(span, condition, value, current);
        if (mistake is null && !node.Shape.Equals(current.Shape))
        {
            Fail(span, BindingMessages.MaskDoesNotFit(Typed(mask.Target.Span), current.Shape, condition.Shape), MistakeIds.InvalidShapes);
        }

        SetOwn(canonical, node, span);
        Remember(mask.Target, null);
    }

    static Op OpOf(string sign) => sign switch { "+" => new Add(), "-" => new Subtract(), "*" => new Multiply(), _ => new Divide() };
}
