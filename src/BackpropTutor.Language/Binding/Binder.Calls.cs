using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language.Functions;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Calls: the functions of the catalog, and the few that need sizes rather than values.</content>
sealed partial class Binder
{
    static readonly ImmutableArray<string> Makers = ["ones", "zeros", "eye", "I", "randn", "rand", "reshape", "array"];

    static readonly ImmutableArray<string> FunctionNames =
        [.. Catalog.Functions.Keys, .. BuiltFunctions.All.Keys, .. Library.Names, .. Makers];

    bool usesRandom;

    bool IsFunction(NameSyntax name) => IsActivation(name) || Makers.Contains(MakerName(name)) || Lookup(name) is not null
        || InLibrary(name) is not null || IsConversion(name);

    static bool IsConversion(NameSyntax name) => (name.FromNumPy || name.Text is "float" or "int" or "tensor" or "array" or "Matrix"
        or "len" or "Value" or "list")
        && name.LastWord is var word && (word == "len" || Copies.Contains(word) || Integers.Contains(word) || Flattenings.Contains(word));

    bool IsActivation(NameSyntax name) => activation is not null && name is { Canonical: "f", FromNumPy: false };

    static string MakerName(NameSyntax name) => name.FromNumPy && name.Text.StartsWith("random.", StringComparison.Ordinal)
        ? name.Text["random.".Length..] : name.Text;

    /// <summary>The catalog's function, however it is spelled: <c>σ</c>, <c>sigma</c>, <c>ReLU</c>, <c>np.linalg.norm</c>.</summary>
    static Function? Lookup(NameSyntax name)
    {
        var word = name.FromNumPy ? name.LastWord : name.Text;
        return Catalog.Functions.TryGetValue(word, out var function) || BuiltFunctions.All.TryGetValue(word, out function) ? function
            : name.Canonical == "sigma" ? Catalog.Functions["sigmoid"]
            : name.FromNumPy && word is "matmul" or "mm" or "mv" ? Catalog.Functions["dot"]
            : name.FromNumPy && word is "clamp" ? Catalog.Functions["clip"]
            : name.FromNumPy && word is "absolute" or "fabs" ? Catalog.Functions["abs"]
            : Catalog.Functions.GetValueOrDefault(word.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant());
    }

    Node Call(CallSyntax call)
    {
        var name = call.Name;
        if (call.Primes > 1)
        {
            return Fail(TextSpan.Around(name.Span, call.Bracket), BindingMessages.SecondPrime(Typed(name.Span)));
        }

        Node node;
        if (IsActivation(name))
        {
            node = call.Arguments.Length == 1 && call.Keywords.IsEmpty
                ? Make(call.Span, activation!, Bind(call.Arguments[0]))
                : Fail(call.Span, BindingMessages.ArgumentCount("f", 1, 1, call.Arguments.Length));
        }
        else if (call.Arguments is [ComparisonSyntax condition] && name.Text == "I")
        {
            // The indicator, often written 𝕀(z > 0).
            node = Bind(condition);
        }
        else if (Makers.Contains(MakerName(name)) && !call.Certain)
        {
            node = Maker(call.Span, MakerName(name), null, call.Arguments, call.Keywords);
        }
        else if (name.Text == "float" && call.Arguments is [TextSyntax { Text: "inf" or "-inf" or "Infinity" } infinity])
        {
            node = Make(call.Span, new Fill(Shape.Scalar, infinity.Text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity));
        }
        else if (IsConversion(name) && call.Arguments.Length >= 1)
        {
            var converted = Bind(call.Arguments[0]);
            node = mistake is not null ? converted
                : name.LastWord == "len" ? Number(call.Span, converted.Shape.Rows)
                : Converted(call.Span, name.LastWord, converted) ?? Fail(call.Span, BindingMessages.UnknownMethod(Typed(name.Span)));
        }
        else if (name.LastWord == "where" && call.Arguments is [var choice, var one, var other] && call.Keywords.IsEmpty)
        {
            node = name.FromNumPy ? ChosenBy(call.Span, Bind(choice), one, other) : Choice(call.Span, Bind(choice), Bind(one), Bind(other));
        }
        else if (LogDeterminantOf(call) is { } determinant)
        {
            node = determinant;
        }
        else if (InLibrary(name) is { } library && !IsPlain(name, call.Arguments.Length, call.Keywords))
        {
            node = FromLibrary(call.Span, library, name, null, call.Arguments, call.Keywords);
        }
        else if (Lookup(name) is { } function)
        {
            NoteReach(call);
            node = Apply(call.Span, function, Typed(name.Span), [.. call.Arguments.Select(Bind)], call.Keywords, false);
        }
        else
        {
            return isConstant && !IsKnown(name) ? Unknown(name) : Name(name);
        }

        if (call.Primes == 1 && mistake is null)
        {
            node = node.Op is Elementwise op
                ? Make(call.Span, new Prime(op), node.Inputs[0])
                : Fail(call.Span, BindingMessages.NoPrime(Typed(name.Span)));
        }

        return call.Exponent is { } exponent ? Power(call.Span, node, Bind(exponent)) : node;
    }

    /// <summary><c>where(c, a, b)</c> as it is printed: the step itself.</summary>
    Node Choice(TextSpan span, Node condition, Node one, Node other)
    {
        var built = Where.Of(condition, one, other);
        return mistake is not null ? condition : built.Node is { } node ? Counted(node, span)
            : Fail(span, BindingMessages.InPlace(Quoted(span), built.Fault!), MistakeIds.InvalidShapes);
    }

    Node ChosenBy(TextSpan span, Node condition, Syntax one, Syntax other)
    {
        var (first, second) = (Bind(one), Bind(other));
        return mistake is null ? Chosen(span, condition, first, second) : first;
    }

    /// <summary><c>\sin 2x</c> says nowhere how far its argument goes, so the reading does.</summary>
    void NoteReach(CallSyntax call)
    {
        if (call.Certain && call.Arguments is [ProductSyntax argument] && call.Bracket == argument.Span)
        {
            Note("function-reach", call.Span, () => BindingMessages.FunctionReach(Quoted(call.Span), call.Name.Text,
                Quoted(argument.Span)));
        }
    }

    Node Method(MethodSyntax method)
    {
        var target = Single(method.Target);
        if (mistake is null && method.Name.Text is "unsqueeze" && method.Arguments is [var place] && Whole(Bind(place)) is { } axis)
        {
            return WithAxis(method.Span, target, axis != 0);
        }

        if (mistake is null && method.Name.Text is "size" && method.Arguments is [var of] && Whole(Bind(of)) is { } counted && counted >= 0
            && counted < target.Shape.Rank)
        {
            return Number(method.Span, target.Shape[counted]);
        }

        if (mistake is null && Converted(method.Span, method.Name.Text, target) is { } converted)
        {
            return converted;
        }
        if (method.Name.Text is "reshape" or "view")
        {
            return Maker(method.Span, "reshape", target, method.Arguments, method.Keywords);
        }

        if (mistake is null && method is { Name.Text: "masked_fill", Arguments: [var mask, var filled] })
        {
            return ChosenBy(method.Span, Bind(mask), filled, method.Target);
        }

        if (mistake is null && InLibrary(method.Name) is { } library && !IsPlain(method.Name, method.Arguments.Length + 1, method.Keywords))
        {
            return FromLibrary(method.Span, library, method.Name, target, method.Arguments, method.Keywords);
        }

        return Lookup(method.Name) is { } function && mistake is null
            ? Apply(method.Span, function, Typed(method.Name.Span), [target, .. method.Arguments.Select(Bind)], method.Keywords, true)
            : Fail(method.Name.Span, BindingMessages.UnknownMethod(Typed(method.Name.Span)), MistakeIds.UnknownName);
    }

    Node Apply(TextSpan span, Function function, string name, ImmutableArray<Node> arguments, ImmutableArray<Keyword> keywords,
        bool isMethod)
    {
        if (mistake is not null)
        {
            return Fail(span, mistake.Message);
        }

        int? axis = null;
        var keep = false;
        if (function.Keywords.Contains("axis") && arguments.Length == 2 && (isMethod || function.Most == 1)
            && Whole(arguments[1]) is { } second)
        {
            (axis, arguments) = (second, [arguments[0]]);
        }

        foreach (var keyword in keywords)
        {
            var word = keyword.Name switch { "dim" => "axis", "keepdim" => "keepdims", var other => other };
            if (!function.Keywords.Contains(word) || arguments.Length > 1)
            {
                return Fail(keyword.Span, BindingMessages.NoKeyword(name, keyword.Name, function.Keywords));
            }

            if (word == "keepdims")
            {
                if (keyword.Value is not NameSyntax { Text: "True" or "False" or "true" or "false" } truth)
                {
                    return Fail(keyword.Value.Span, BindingMessages.TruthExpected);
                }

                keep = truth.Text is "True" or "true";
            }
            else if (keyword.Value is not NameSyntax { Text: "None" })
            {
                if (Whole(Bind(keyword.Value)) is not { } number)
                {
                    return Fail(keyword.Value.Span, BindingMessages.WholeNumberExpected(Quoted(keyword.Value.Span)));
                }

                axis = number;
            }
        }

        if (arguments.Length < function.Least || arguments.Length > function.Most)
        {
            return Fail(span, BindingMessages.ArgumentCount(name, function.Least, function.Most, arguments.Length));
        }

        if (mistake is not null)
        {
            return Fail(span, mistake.Message);
        }

        var built = isNumPy && ReferenceEquals(function, Catalog.Functions["dot"])
            ? Products.DotOfOneAxis(arguments[0], arguments[1])
            : function.Build(new Arguments(arguments, axis, keep));
        return built.Node is { } node
            ? Counted(node, span)
            : Fail(span, BindingMessages.InCall(Quoted(span), [.. arguments.Select(argument => argument.Shape)], built.Fault!),
                MistakeIds.InvalidShapes);
    }

    int? Whole(Node node) => NumberOf(node) is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number : null;

    /// <summary><c>ones(3)</c>, <c>zeros((2, 3))</c>, <c>eye(n)</c>, <c>randn(m, n)</c>, <c>x.reshape(m, -1)</c>: sizes are numbers known
    /// beforehand.</summary>
    Node Maker(TextSpan span, string name, Node? target, ImmutableArray<Syntax> arguments, ImmutableArray<Keyword> keywords)
    {
        if (keywords.FirstOrDefault(keyword => keyword.Name is not "dtype") is { Name: { } } keyword)
        {
            return Fail(keyword.Span, BindingMessages.NoKeyword(name, keyword.Name, []));
        }

        if (name == "array")
        {
            return arguments is [var values] ? Bind(values) : Fail(span, BindingMessages.ArgumentCount(name, 1, 1, arguments.Length));
        }

        if (name == "reshape" && target is null)
        {
            if (arguments.IsEmpty)
            {
                return Fail(span, BindingMessages.ArgumentCount(name, 2, 3, 0));
            }

            (target, arguments) = (Bind(arguments[0]), arguments[1..]);
        }

        if (arguments is [ShapeSyntax like])
        {
            var shape = Bind(like.Target).Shape;
            arguments = [.. shape.Lengths.Select(Syntax (length) =>
                new NumberSyntax(like.Span, length, length.ToString(CultureInfo.InvariantCulture)))];
        }

        if (arguments is [GroupSyntax { Items.Length: > 1 } tuple])
        {
            arguments = tuple.Items;
        }

        var most = name is "eye" or "I" ? 1 : 2;
        var least = name is "randn" or "rand" ? 0 : 1;
        if (arguments.Length < least || arguments.Length > most)
        {
            return Fail(span, BindingMessages.ArgumentCount(name, least, most, arguments.Length));
        }

        var sizes = new int[arguments.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (Whole(Bind(arguments[i])) is not { } size || mistake is not null || (size < 1 && !(name == "reshape" && size == -1)))
            {
                return Fail(arguments[i].Span, BindingMessages.SizeExpected(Quoted(arguments[i].Span)));
            }

            sizes[i] = size;
        }

        return name switch
        {
            "reshape" => Reshaped(span, target!, sizes),
            "eye" or "I" => Square(span, sizes[0]),
            "ones" => Make(span, new Fill(Shape.Of(sizes), 1)),
            "zeros" => Make(span, new Fill(Shape.Of(sizes), 0)),
            _ => Random(span, Shape.Of(sizes)),
        };
    }

    Node Square(TextSpan span, int size) => Make(span, new Identity(size));

    Node Random(TextSpan span, Shape shape)
    {
        if (scope is not null)
        {
            return Fail(span, BindingMessages.NoRandomAnswer);
        }

        usesRandom = true;
        return Make(span, new Variable("random", shape));
    }

    Node Reshaped(TextSpan span, Node target, int[] sizes)
    {
        if (sizes.Count(size => size < 0) is var open && open > 0)
        {
            var rest = sizes.Where(size => size > 0).Aggregate(1L, (product, size) => product * size);
            if (open > 1 || rest == 0 || target.Shape.Count % rest != 0)
            {
                return Fail(span, BindingMessages.OpenSize(target.Shape), MistakeIds.InvalidShapes);
            }

            sizes = [.. sizes.Select(size => size < 0 ? (int)(target.Shape.Count / rest) : size)];
        }

        return Make(span, new Reshape(Shape.Of(sizes)), target);
    }
}
