using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The right matrix, turned over its diagonal; where it is not square this shows in the shape, and only its own axes can hide
/// it.</summary>
sealed class Transposed : Misconception
{
    public override string Id => "transposed";

    public override int Rank => 4;

    public override Family Family => Family.Orientation;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfGradient("f = x.T W y", "W", "y x.T", null, ("W", Shape.Matrix(2, 2)), ("x", Shape.Vector(2)), ("y", Shape.Vector(2))),
    ];

    public override IEnumerable<WrongForm> WrongForms(DiagnosisContext context) =>
    [
        new(this, null, right => right.Shape is { IsMatrix: true, Rows: > 1 } ? right.T : null, new(
            $"These are the right numbers, transposed: rows and columns have changed places.",
            $"숫자는 맞지만 전치되어 있어요. 행과 열이 바뀌었어요.")),
    ];
}
