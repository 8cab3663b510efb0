using System.Collections.Immutable;
using BackpropTutor.Autodiff;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>Something to start from.</summary>
public sealed record Example(Bilingual Title, string Program, string Inputs)
{
    public ExplorerQuery Query => new(Program, Inputs);

    /// <summary>The first is shown to whoever has typed nothing yet.</summary>
    public static ImmutableArray<Example> All { get; } =
    [
        new(new("A layer and its score", "층 하나와 점수"), "z = W x + b\nh = σ(z)\ns = uᵀ h",
            "W = [[0.5, -0.5, 0.5], [1, 0.25, -0.5]]\nx = [1, 2, -1]\nb = [1, -1]\nu = [2, -1]"),
        new(new("Three numbers, two gates", "수 셋, 게이트 둘"), "q = x + y\nf = q z", "x = -2\ny = 5\nz = -4"),
        new(new("A neuron in LaTeX", "LaTeX으로 쓴 뉴런"), @"s = \frac{1}{1 + e^{-(w^\top x + b)}}", "w = [2, -3]\nx = [-1, -2]\nb = -3"),
        new(
            new("A two-layer net pasted from NumPy", "NumPy에서 붙여 넣은 두 층 신경망"),
            "import numpy as np\nfrom numpy.random import randn\n\nN, D, H = 4, 3, 2\nx, y = randn(N, D), randn(N, 1)\nw1, w2 = randn(D, "
            + "H), randn(H, 1)\n\nh = 1 / (1 + np.exp(-x.dot(w1)))\ny_pred = h.dot(w2)\nloss = np.square(y_pred - y).sum()",
            ""),
        new(new("Softmax cross-entropy", "소프트맥스 교차 엔트로피"), "p = softmax(z)\nL = -yᵀ log(p)", "z = [1, 2, 3]\ny = [0, 0, 1]"),
        new(
            new("Batch normalisation", "배치 정규화"),
            "m = mean(X, axis=0)\nC = X - m\nv = mean(C ⊙ C, axis=0)\nN = C / sqrt(v + 0.001)\nY = γ ⊙ N + β\nL = sum(G ⊙ Y)",
            "X = [[1, 2], [3, -1], [0, 1], [2, 4]]\nγ = [1, 2]\nβ = [0, 1]\nG = [[1, 0], [0, 1], [-1, 0.5], [0.5, -1]]"),
        new(
            new("Attention", "어텐션"),
            "S = Q Kᵀ / sqrt(2)\nA = softmax(S)\nO = A V\nL = sum(G ⊙ O)",
            "Q = [[1, 0], [0, 1], [1, 1]]\nK = [[1, 1], [0, 1], [-1, 0]]\nV = [[1, 2], [0, -1], [3, 1]]\nG: 3x2"),
        new(
            new("An LSTM cell", "LSTM 셀"),
            "v = concat(x, h)\ni = σ(W_i v + b_i)\nf = σ(W_f v + b_f)\no = σ(W_o v + b_o)\ng = tanh(W_g v + b_g)\nc_t = f ⊙ c + i ⊙ "
            + "g\nh_t = o ⊙ tanh(c_t)\ns = uᵀ h_t",
            "x = [1, -1]\nh = [0.5, 0]\nc = [0.2, -0.4]\nW_i: 2x4\nW_f: 2x4\nW_o: 2x4\nW_g: 2x4\nb_i = [0, 0]\nb_f = [1, 1]\nb_o = [0, "
            + "0]\nb_g = [0, 0]\nu = [1, 2]"),
        new(new("ReLU of a vector, whose derivative is a Jacobian", "벡터의 ReLU: 야코비 행렬"), "h = relu(W x)",
            "W = [[1, -1], [2, 1], [-1, -3]]\nx = [2, 1]"),
    ];
}
