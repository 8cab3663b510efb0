using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>Knows the values that it was given, by expression, and says so where it does not.</summary>
sealed class KnownValues(IReadOnlyDictionary<string, Tensor> values) : IValueSource
{
    public bool TryCompute(Model model, string expression, [NotNullWhen(true)] out Computed? value,
        [NotNullWhen(false)] out string? mistake)
    {
        value = values.TryGetValue(expression, out var known)
            ? new Computed(known, expression.Contains("ds/", StringComparison.Ordinal)) : null;
        mistake = value is null ? "nobody knows it." : null;
        return value is not null;
    }
}

/// <summary>Gives every expression one value: for tests of the content that are about its structure, not its numbers.</summary>
sealed class SameValue(Tensor same) : IValueSource
{
    public bool TryCompute(Model model, string expression, [NotNullWhen(true)] out Computed? value,
        [NotNullWhen(false)] out string? mistake)
    {
        (value, mistake) = (new Computed(same, IsGradient: false), null);
        return true;
    }
}

/// <summary>Shows what a part is called, in the language it was asked for.</summary>
sealed class PartProbe : ComponentBase
{
    [Parameter, EditorRequired]
    public string Shown { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "figure");
        builder.AddContent(1, Shown);
        builder.CloseElement();
    }
}

sealed record ProbeBlock(string Kind, string Id) : IBlock
{
    public Type Component => typeof(PartProbe);

    public IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PartProbe.Shown)] = $"{Kind} {Id} of {lesson.Id} in {language.Name}",
        };
}

/// <summary>Reads any part, with the texts that parts have in common, so that their formulas are met.</summary>
sealed class AnyPart(string kind) : IBlockReader, IExerciseReader
{
    public string Kind => kind;

    public IBlock Read(BlockFacts facts)
    {
        _ = facts.Model;
        if (facts.Facts.Has("ask"))
        {
            facts.Facts.Prose("ask");
        }

        facts.Facts.Proses("hints");
        foreach (var wrong in facts.Facts.List("wrong"))
        {
            wrong.Prose("says");
        }

        facts.Facts.Forgive();
        return new ProbeBlock(kind, facts.Id);
    }
}

/// <summary>A reader that asks for exactly <c>model</c> and, if it is there, <c>size</c>.</summary>
sealed class StrictPart(string kind) : IBlockReader, IExerciseReader
{
    public string Kind => kind;

    public IBlock Read(BlockFacts facts)
    {
        _ = facts.Model;
        if (facts.Facts.Has("size"))
        {
            facts.Facts.Whole("size");
        }

        return new ProbeBlock(kind, facts.Id);
    }
}
