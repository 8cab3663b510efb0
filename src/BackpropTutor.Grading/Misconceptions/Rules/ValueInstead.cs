using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>A value of the forward pass where a gradient is asked for.</summary>
sealed class ValueInstead : Misconception
{
    public override string Id => "value-instead";

    public override int Rank => 36;

    public override Family Family => Family.Value;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("h = tanh(z)\nf = 3 h", "z", "z", "z", ("z", Shape.Scalar)),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context) =>
        from named in context.Named
        where context is { IsGradient: true, Wrt: not null }
        select new WrongForm(this, named.Node, _ => named.Node, new(
            $"This is the value of {named.Name} from the forward pass; asked is how the output moves with {context.Name(context.Wrt!)}.",
            $"이것은 순전파에서 얻은 {named.Name}의 값이에요. 구할 것은 {context.Name(context.Wrt!)}에 대한 출력의 변화율이에요."))
        { Combines = false };
}
