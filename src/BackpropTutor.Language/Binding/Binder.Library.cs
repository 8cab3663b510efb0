using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Language.Functions;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Language.Binding;

/// <content>Calls of library functions, which are read as other steps put together.</content>
sealed partial class Binder
{
    static LibraryFunction? InLibrary(NameSyntax name) => Library.Find(name.FromNumPy ? name.LastWord : name.Text, name.FromNumPy);

    /// <summary>Whether the language's own function of that name takes these arguments, so that the library's is not needed.</summary>
    static bool IsPlain(NameSyntax name, int arguments, ImmutableArray<Keyword> keywords) =>
        Lookup(name) is { } function && arguments >= function.Least && arguments <= function.Most
        && keywords.All(keyword => function.Keywords.Contains(NumPyName(keyword.Name)));

    static string NumPyName(string keyword) => keyword switch { "dim" => "axis", "keepdim" => "keepdims", _ => keyword };

    /// <param name="target">What the method is called on; null for a call.</param>
    Node FromLibrary(
        TextSpan span, LibraryFunction function, NameSyntax name, Node? target, ImmutableArray<Syntax> arguments,
        ImmutableArray<Keyword> keywords)
    {
        if (function.TakesList && target is null && arguments is [ListSyntax { Rows: [var listed] }, ..])
        {
            arguments = [.. listed, .. arguments[1..]];
        }
        else if (function.TakesList && target is null && arguments is [GroupSyntax { Items.Length: > 1 } tuple, ..])
        {
            arguments = [.. tuple.Items, .. arguments[1..]];
        }

        var texts = arguments.Concat(keywords.Select(keyword => keyword.Value)).OfType<TextSyntax>().Select(text => text.Text);
        ImmutableArray<Node> positional = [.. target is null ? [] : new[] { target }, .. arguments.Where(IsTensor).Select(Bind)];
        var named = ImmutableDictionary.CreateBuilder<string, Node>(StringComparer.Ordinal);
        foreach (var keyword in keywords)
        {
            var word = NumPyName(keyword.Name);
            if (!function.Keywords.Contains(word))
            {
                return Fail(keyword.Span, BindingMessages.NoKeyword(Typed(name.Span), keyword.Name, function.Keywords));
            }

            if (IsTensor(keyword.Value))
            {
                named[word] = keyword.Value switch
                {
                    NameSyntax { Text: "True" } => 1,
                    NameSyntax { Text: "False" } => 0,
                    var value => Bind(value),
                };
            }
        }

        if (mistake is not null)
        {
            return Fail(span, mistake.Message);
        }

        if (positional.Length < function.Least || positional.Length > function.Most)
        {
            return Fail(span, BindingMessages.ArgumentCount(Typed(name.Span), function.Least, function.Most, positional.Length));
        }

        var built = function.Build(new(positional, named.ToImmutable(), [.. texts], IsTorch(name, target is not null, keywords)));
        return built.Node is { } node
            ? Counted(node, span)
            : Fail(span, BindingMessages.InCall(Quoted(span), [.. positional.Select(argument => argument.Shape)], built.Fault!),
                MistakeIds.InvalidShapes);
    }

    static bool IsTensor(Syntax syntax) => syntax is not (TextSyntax or NameSyntax { Text: "None" });

    /// <summary>Whether the call is PyTorch's: by its prefix or its keywords, and a method in a text without NumPy.</summary>
    bool IsTorch(NameSyntax name, bool isMethod, ImmutableArray<Keyword> keywords)
    {
        if (keywords.Any(keyword => keyword.Name is "dim" or "keepdim" or "unbiased"))
        {
            return true;
        }

        var typed = Typed(name.Span);
        var isPrefixed = typed.StartsWith("torch.", StringComparison.Ordinal) || typed.StartsWith("F.", StringComparison.Ordinal);
        return !keywords.Any(keyword => keyword.Name is "axis" or "keepdims")
            && (isPrefixed || (isMethod && !text.Contains("np.", StringComparison.Ordinal)));
    }
}
