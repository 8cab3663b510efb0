using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The products that the language builds from <see cref="MatMul"/> and <see cref="Transpose"/>, by the shapes of their
/// sides.</summary>
public static class Products
{
    /// <summary>
    /// <c>@</c> and <c>dot</c>: two vectors of one length give their dot product, a vector with a matrix the row product, a vector with a
    /// row the outer product; a scalar scales; otherwise the matrix product.
    /// </summary>
    public static Built Dot(Node left, Node right)
    {
        if (left.Shape.IsScalar || right.Shape.IsScalar)
        {
            return Built.Of(new Multiply(), left, right);
        }

        if (left.Shape.IsVector && right.Shape.IsVector)
        {
            return left.Shape.Equals(right.Shape)
                ? Node.Of(new MatMul(), Node.Of(new Transpose(), left), right)
                : new Bilingual(
                    $"A dot product needs two vectors of one length, but these have {left.Shape[0]} and {right.Shape[0]} entries. For "
                    + $"all pairs, write the outer product a bᵀ.",
                    $"내적에는 길이가 같은 두 벡터가 필요한데, 길이가 {left.Shape[0]}과(와) {right.Shape[0]}이에요. 모든 짝의 곱을 원하면 외적 a bᵀ로 적어요.");
        }

        return left.Shape.IsVector && right.Shape.Rows != 1
            ? Built.Of(new MatMul(), Node.Of(new Transpose(), left), right)
            : Built.Of(new MatMul(), left, right);
    }

    /// <summary>The same where a vector has one axis, as in NumPy: a vector with a matrix is a vector again, (n)(n×m) → m.</summary>
    public static Built DotOfOneAxis(Node left, Node right) =>
        left.Shape.IsVector && right.Shape.IsMatrix && right.Shape.Rows == left.Shape[0] && right.Shape.Rows != 1
            ? Built.Of(new MatMul(), Node.Of(new Transpose(), right), left)
            : Dot(left, right);

    /// <summary><c>outer(a, b)</c> = a bᵀ, of vectors, rows or columns.</summary>
    public static Built Outer(Node left, Node right)
    {
        if (left.Shape.IsScalar || right.Shape.IsScalar)
        {
            return Built.Of(new Multiply(), left, right);
        }

        return AsVector(left) is { } column && AsVector(right) is { } row
            ? Node.Of(new MatMul(), column, Node.Of(new Transpose(), row))
            : new Bilingual(
                $"outer takes two vectors, not a {left.Shape} and a {right.Shape}.",
                $"outer에는 벡터 두 개가 들어가야 하는데, {left.Shape}와 {right.Shape}가 주어졌어요.");
    }

    static Node? AsVector(Node node) => node.Shape.IsVector ? node
        : node.Shape.Rows == 1 || node.Shape.Columns == 1 ? Node.Of(new Reshape(Shape.Vector(checked((int)node.Shape.Count))), node)
        : null;
}
