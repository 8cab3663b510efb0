using System.Diagnostics.CodeAnalysis;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Authoring;

/// <summary>A value of the prose, as the engine found it. Gradients and forward values have each their own colour.</summary>
public sealed record Computed(Tensor Value, bool IsGradient);

/// <summary>
/// Evaluates what authors write between <c>{{</c> and <c>}}</c>. Its one real implementation is the engine; tests that are not about
/// numbers bring their own.
/// </summary>
public interface IValueSource
{
    /// <summary>
    /// The value of <paramref name="expression"/>, in the answer language, over the variables and nodes of <paramref name="model"/>.
    /// False, with a sentence for the author, where it has none.
    /// </summary>
    bool TryCompute(Model model, string expression, [NotNullWhen(true)] out Computed? value, [NotNullWhen(false)] out string? mistake);
}
