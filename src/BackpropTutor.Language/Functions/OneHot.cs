using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Functions;

/// <summary>Whole numbers as rows of zeros with a one in that place, as a comparison with 0, 1, 2, …</summary>
static class OneHot
{
    /// <summary>Of n labels n×<paramref name="classes"/>, of one label a vector.</summary>
    public static Node Of(Node labels, int classes)
    {
        var places = Node.Constant(Tensor.Vector([.. Enumerable.Range(0, classes).Select(place => (double)place)]));
        if (labels.Shape.IsScalar)
        {
            return Node.Of(new Equal(), labels, places);
        }

        var column = labels.Reshape(Shape.Matrix((int)labels.Shape.Count, 1));
        return Node.Of(new Equal(), column, Node.Constant(((Constant)places.Op).Value.Reshaped(Shape.Matrix(1, classes))));
    }
}
