namespace BackpropTutor.Grading.Tests.Classics;

/// <summary>Activations, layers and whole networks, at ordinary numbers and where they saturate.</summary>
static class ClassicNetworks
{
    const string Planar =
        "Z1 = np.dot(W1, X) + b1\nA1 = np.tanh(Z1)\nZ2 = np.dot(W2, A1) + b2\nA2 = 1/(1+np.exp(-Z2))\ncost = -np.sum(Y*np.log(A2) + "
        + "(1-Y)*np.log(1-A2))/5";
    const string PlanarShapes = "X[2,5] W1[4,2] b1[4,1] W2[1,4] b2[1,1]";
    const string Recurrent = "h1 = tanh(W*h0 + U*x1)\nh2 = tanh(W*h1 + U*x2)\nL = v'*h2";
    const string RecurrentShapes = "W[3,3] U[3,2] h0[3] x1[2] x2[2] v[3]";
    const string Lstm = "i = sigmoid(a)\nf = sigmoid(b)\no = sigmoid(c)\ng = tanh(d)\ns = f ⊙ q + i ⊙ g\nh = o ⊙ tanh(s)\nL = u'*h";
    const string LstmShapes = "a[3] b[3] c[3] d[3] q[3] u[3]";
    const string Attention = "S = Q @ K.T / np.sqrt(4)\nA = softmax(S, axis=1)\nO = A @ V\nL = np.sum(O * G)";
    const string AttentionShapes = "Q[3,4] K[5,4] V[5,2] G[3,2]";
    const string BatchNorm = "mu = X.mean(axis=0)\nv = ((X - mu)**2).mean(axis=0)\nN = (X - mu)/np.sqrt(v + 1e-5)\nL = np.sum((g*N + b)*T)";
    const string LayerNorm = "mu = mean(x)\nv = mean((x - mu)^2)\nn = (x - mu)/sqrt(v + 1e-5)\nL = g'*n";

    public static IEnumerable<Classic> All =>
    [
        new("one hidden layer", "z = W*x + b\nh = sigmoid(z)\ns = u'*h", "W[3,4] x[4] b[3] u[3]", "W",
            ["(u ⊙ h ⊙ (1 - h)) x'", "(u ⊙ σ'(z)) x'", "(u ⊙ (h - h^2)) x'"])
        {
            Wrong = ["u x'", "(u ⊙ h) x'"],
        },
        new("a neuron", "f = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))", "w0[] x0[] w1[] x1[] w2[]", "w0",
            ["f (1 - f) x0", "(f - f^2) x0"]) { Wrong = ["f (1 - f)"] },
        new("a layer of tanh", "h = tanh(W*x)\ns = u'*h", "W[3,4] x[4] u[3]", "W",
            ["(u ⊙ (1 - h^2)) x'", "(u ⊙ (1 - h) ⊙ (1 + h)) x'", "(u ⊙ 4/(exp(W x) + exp(-W x))^2) x'"])
        {
            Wrong = ["(u ⊙ (1 - h)) x'", "(u ⊙ h ⊙ (1 - h)) x'"],
        },
        new("a layer of tanh, written out", "z = W*x\nh = (exp(z) - exp(-z))/(exp(z) + exp(-z))\ns = u'*h", "W[3,4] x[4] u[3]", "z",
            ["u ⊙ (1 - h^2)", "u ⊙ (1 - tanh(z)^2)"]),
        new("tanh far out, the outer weights", "h = tanh(W1*x)\ng = tanh(20*W2*h)\nL = u'*g", "W1[3,4] x[4] W2[3,3] u[3]", "W2",
            ["20 (u ⊙ (1 - g^2)) h'"]) { Wrong = ["(u ⊙ (1 - g^2)) h'"] },
        new("tanh far out, the inner weights", "h = tanh(W1*x)\ng = tanh(20*W2*h)\nL = u'*g", "W1[3,4] x[4] W2[3,3] u[3]", "W1",
            ["((20 W2' (u ⊙ (1 - g^2))) ⊙ (1 - h^2)) x'"])
        {
            Wrong = ["(20 W2' (u ⊙ (1 - g^2))) x'"],
        },
        new("sigmoid far out", "h = sigmoid(10*W*x)\nL = u'*h", "W[3,4] x[4] u[3]", "W",
            ["10 (u ⊙ h ⊙ (1 - h)) x'", "10 (u ⊙ (h - h^2)) x'"]),
        new("logarithm of tanh's slope", "L = log(1 - tanh(w'*x)^2)", "w[4] x[4]", "w",
            ["-2 tanh(w'x) x"]) { Wrong = ["2 tanh(w'x) x", "-2 x"] },
        new("inverse of tanh", "h = tanh(w'*x)\nL = log(1 + h) - log(1 - h)", "w[4] x[4]", "w",
            ["2 x", "(1/(1 + h) + 1/(1 - h)) (1 - h^2) x"]) { Wrong = ["x"] },
        new("squashed policy", "L = sum(log(1 - tanh(u)^2))", "u[4]", "u", ["-2 tanh(u)"]),
        new("planar data, W2", Planar, PlanarShapes, "W2", ["np.dot(A2 - Y, A1.T)/5"]) { Values = "Y = [[1, 0, 1, 1, 0]]",
            Wrong = ["np.dot(A2 - Y, A1.T)"] },
        new("planar data, W1", Planar, PlanarShapes, "W1", ["np.dot(np.dot(W2.T, A2 - Y)*(1 - A1**2), X.T)/5"]) { Values =
            "Y = [[1, 0, 1, 1, 0]]", Wrong = ["np.dot(np.dot(W2.T, A2 - Y), X.T)/5"] },
        new("planar data, b1", Planar, PlanarShapes, "b1",
            ["np.sum(np.dot(W2.T, A2 - Y)*(1 - A1**2), axis=1, keepdims=True)/5"]) { Values = "Y = [[1, 0, 1, 1, 0]]" },
        new("recurrent network, its own weights", Recurrent, RecurrentShapes, "W",
            ["d2 = v ⊙ (1 - h2^2)\nd1 = (W' d2) ⊙ (1 - h1^2)\nd2 h1' + d1 h0'"]) { Wrong = ["d2 = v ⊙ (1 - h2^2)\nd2 h1'"] },
        new("recurrent network, the input weights", Recurrent, RecurrentShapes, "U",
            ["d2 = v ⊙ (1 - h2^2)\nd1 = (W' d2) ⊙ (1 - h1^2)\nd2 x2' + d1 x1'"]),
        new("recurrent network, an early input", Recurrent, RecurrentShapes, "x1", ["U' ((W' (v ⊙ (1 - h2^2))) ⊙ (1 - h1^2))"]),
        new("through time", "a = tanh(w*x)\nb = tanh(w*a)\nc = tanh(w*b)", "w[] x[]", "w",
            ["(1 - c^2) (b + w (1 - b^2) (a + w (1 - a^2) x))"]) { Wrong = ["(1 - c^2) b"] },
        new("LSTM, input gate", Lstm, LstmShapes, "a",
            ["u ⊙ o ⊙ (1 - tanh(s)^2) ⊙ g ⊙ i ⊙ (1 - i)"]) { Wrong = ["u ⊙ o ⊙ g ⊙ i ⊙ (1 - i)"] },
        new("LSTM, forget gate", Lstm, LstmShapes, "b", ["u ⊙ o ⊙ (1 - tanh(s)^2) ⊙ q ⊙ f ⊙ (1 - f)"]),
        new("LSTM, output gate", Lstm, LstmShapes, "c", ["u ⊙ tanh(s) ⊙ o ⊙ (1 - o)"]),
        new("LSTM, candidate", Lstm, LstmShapes, "d", ["u ⊙ o ⊙ (1 - tanh(s)^2) ⊙ i ⊙ (1 - g^2)"]),
        new("GRU, update gate", "z = sigmoid(a)\nr = sigmoid(c)\nn = tanh(q + r ⊙ k)\nh = (1 - z) ⊙ n + z ⊙ p\nL = u'*h",
            "a[3] c[3] q[3] k[3] p[3] u[3]", "a", ["u ⊙ (p - n) ⊙ z ⊙ (1 - z)"]),
        new("GRU, reset gate", "z = sigmoid(a)\nr = sigmoid(c)\nn = tanh(q + r ⊙ k)\nh = (1 - z) ⊙ n + z ⊙ p\nL = u'*h",
            "a[3] c[3] q[3] k[3] p[3] u[3]", "c",
            ["u ⊙ (1 - z) ⊙ (1 - n^2) ⊙ k ⊙ r ⊙ (1 - r)"]),
        new("attention, the values", Attention, AttentionShapes, "V", ["A.T @ G"]),
        new("attention, the queries", Attention, AttentionShapes, "Q",
            ["dA = G @ V.T\ndS = A * (dA - (dA*A).sum(axis=1, keepdims=True))\ndS @ K / 2"])
        {
            Wrong = ["dA = G @ V.T\ndS = A * (dA - (dA*A).sum(axis=1, keepdims=True))\ndS @ K",
                "dA = G @ V.T\ndS = dA * A * (1 - A)\ndS @ K / 2"],
        },
        new("attention, the keys", Attention, AttentionShapes, "K",
            ["dA = G @ V.T\ndS = A * (dA - (dA*A).sum(axis=1, keepdims=True))\ndS.T @ Q / 2"]),
        new("batch norm, the input", BatchNorm, "X[5,3] g[3] b[3] T[5,3]", "X",
            ["dN = T*g\n(dN - dN.mean(axis=0) - N*(dN*N).mean(axis=0))/np.sqrt(v + 1e-5)"]) { Wrong =
            ["dN = T*g\n(dN - dN.mean(axis=0))/np.sqrt(v + 1e-5)"] },
        new("batch norm, the scale", BatchNorm, "X[5,3] g[3] b[3] T[5,3]", "g", ["(T*N).sum(axis=0)"]),
        new("layer norm", LayerNorm, "x[5] g[5]", "x",
            ["(g - mean(g) - n mean(g ⊙ n))/sqrt(v + 1e-5)"]) { Wrong = ["(g - mean(g))/sqrt(v + 1e-5)"] },
        new("norm of squares", "r = sqrt(mean(x^2) + 1e-6)\nL = (g'*x)/r", "x[5] g[5]", "x", ["g/r - (g'x) x/(5 r^3)"]),
        new("length", "L = norm(x)", "x[4]", "x", ["x/norm(x)", "x/sqrt(x'x)"]),
        new("unit vector", "n = norm(x)\nL = g'*(x/n)", "x[4] g[4]", "x", ["g/n - (g'x) x/n^3"]),
        new("cosine", "c = (a'*b)/(norm(a)*norm(b))", "a[4] b[4]", "a", ["b/(norm(a) norm(b)) - c a/norm(a)^2",
            "b/(norm(a) norm(b)) - (a'b) a/(norm(a)^3 norm(b))"]) { Wrong = ["b/(norm(a) norm(b))"] },
        new("quadratic form", "f = x'*A*x", "x[4] A[4,4]", "x", ["(A + A') x", "A x + A' x"]) { Wrong = ["2 A x"] },
        new("residual block", "y = x + relu(W*x)\nL = g'*y", "x[3] W[3,3] g[3]", "x", ["g + W' ((W x > 0) ⊙ g)"]),
        new("relu", "L = u'*relu(z)", "u[4] z[4]", "z", ["u ⊙ (z > 0)", "u ⊙ relu'(z)"]) { Wrong = ["u"] },
        new("leaky relu", "L = u'*leakyrelu(z, 0.1)", "u[4] z[4]", "z", ["u ⊙ ((z > 0) + 0.1 (z <= 0))"]),
        new("elu", "L = u'*elu(z)", "u[4] z[4]", "z", ["u ⊙ elu'(z)", "u ⊙ exp(min(z, 0))", "u ⊙ ((z > 0) + (z <= 0) ⊙ exp(z))"]),
        new("softplus", "L = u'*softplus(z)", "u[4] z[4]", "z", ["u ⊙ sigmoid(z)", "u/(1 + exp(-z))"]),
        new("softplus written out", "L = u'*log(1 + exp(z))", "u[4] z[4]", "z", ["u ⊙ sigmoid(z)", "u ⊙ exp(z)/(1 + exp(z))"]),
        new("gelu", "L = u'*gelu(z)", "u[4] z[4]", "z", ["u ⊙ gelu'(z)", "u ⊙ (gelu(z)/z + z ⊙ exp(-z^2/2)/sqrt(2 π))"]),
        new("gelu by tanh", "t = tanh(0.7978845608*(z + 0.044715*z^3))\nL = 0.5*z*(1 + t)", "z[]", "z",
            ["0.5 (1 + t) + 0.5 z (1 - t^2) 0.7978845608 (1 + 0.134145 z^2)"]),
        new("swish", "L = u'*(z ⊙ sigmoid(z))", "u[4] z[4]", "z", ["s = sigmoid(z)\nu ⊙ (s + z ⊙ s ⊙ (1 - s))"]),
        new("mish", "L = z*tanh(log(1 + exp(z)))", "z[]", "z", ["t = tanh(log(1 + exp(z)))\nt + z (1 - t^2) sigmoid(z)"]),
        new("Jacobian of softmax", "p = softmax(z)", "z[4]", "z", ["diag(p) - p p'"]) { Wrong = ["diag(p ⊙ (1 - p))"] },
        new("Jacobian of sigmoid", "h = sigmoid(z)", "z[4]", "z", ["diag(h ⊙ (1 - h))", "diag(h) - diag(h^2)"]),
        new("Jacobian of tanh", "h = tanh(5*z)", "z[4]", "z", ["5 diag(1 - h^2)", "5 (I(4) - diag(h^2))"]),
        new("tanh at 9", "f = tanh(x)", "", "x", ["1 - tanh(x)^2", "1 - f^2", "(1 - f)(1 + f)",
            "4/(exp(x) + exp(-x))^2"]) { Values = "x = 9", Wrong = ["1 - f", "f"] },
        new("tanh at 20", "f = tanh(x)", "", "x", ["1 - f^2", "4/(exp(x) + exp(-x))^2"]) { Values = "x = 20",
            Wrong = ["1 - f", "2 (1 - f^2)"] },
        new("sigmoid at 18", "f = sigmoid(x)", "", "x",
            ["f (1 - f)", "σ(x) σ(-x)", "exp(-x)/(1 + exp(-x))^2", "f - f^2"]) { Values = "x = 18", Wrong = ["f", "1 - f"] },
        new("sigmoid at 40", "f = sigmoid(x)", "", "x", ["f (1 - f)", "f - f^2"]) { Values = "x = 40", Wrong = ["f^2", "1 - f"] },
        new("loss at 16", "a = sigmoid(z)\nL = -log(1 - a)", "", "z", ["a", "1/(1 + exp(-z))"]) { Values = "z = 16",
            Wrong = ["-a", "1 - a"] },
        new("logistic regression at fixed numbers", "a = sigmoid(w'*x)\nL = -(y*log(a) + (1-y)*log(1-a))", "", "w",
            ["(a - y) x"]) { Values = "w = [3, -2]; x = [7, -4]; y = 1", Wrong = ["(-y/a - (1-y)/(1-a)) a (1-a) x"] },
        new("scores 123, 456, 789", "p = softmax(f)\nL = -log(p[2])", "", "f",
            ["softmax(f) - [0, 0, 1]", "p - [0, 0, 1]"]) { Values = "f = [123, 456, 789]", Wrong = ["p"] },
        new("scores 10, −100, −100", "p = softmax(f)\nL = -log(p[0])", "", "f",
            ["softmax(f) - [1, 0, 0]"]) { Values = "f = [10, -100, -100]", Wrong = ["p", "[1, 0, 0] - p"] },
        new("confident classifier", "z = W*x + b\np = softmax(z)\nL = -log(p[0])", "", "b",
            ["p - [1, 0]"]) { Values = "W = [[8, 0.5], [-0.5, 1]]; x = [2, 1]; b = [0.5, -1]" },
        new("relu at 0", "h = relu(z)\ns = u'*h", "", "z", ["u ⊙ (z > 0)", "u ⊙ relu'(z)", "[0, 2]"]) { Values = "z = [0, 1]; u = [3, 2]",
            Wrong = ["u"] },
        new("scores at fixed numbers with a label", "p = softmax(z)\nL = -sum(y ⊙ log(p))", "", "z",
            ["p - y", "p - [0, 1, 0]"]) { Values = "z = [2, -1, 0.5]; y = [0, 1, 0]", Wrong = ["p"] },
    ];
}
