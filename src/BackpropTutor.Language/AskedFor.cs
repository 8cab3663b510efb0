using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language;

/// <summary>What an answer is asked for.</summary>
/// <param name="Name">Canonical: the variable of a gradient, or the value itself.</param>
/// <param name="Of">What is differentiated by it, canonical; null where a value is asked for.</param>
/// <param name="Shape">Of the right answer.</param>
public sealed record AskedFor(string Name, string? Of, Shape Shape)
{
    /// <summary>Whether a name of a learner's line is that of the thing asked for: of ∂L/∂W <c>dW</c>, <c>grad_W</c>, <c>W_grad</c>,
    /// <c>dL_dW</c>.</summary>
    public bool IsNamedBy(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        if (Of is null)
        {
            return canonical == Name;
        }

        string[] spellings = [$"d{Name}", $"d_{Name}", $"D{Name}", $"∂{Name}", $"grad{Name}", $"grad_{Name}", $"{Name}_grad",
            $"d{Of}_d{Name}", $"d{Of}d{Name}"];
        return spellings.Any(spelling => Names.Canonical(spelling) == canonical);
    }
}
