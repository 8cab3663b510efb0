namespace BackpropTutor.Grading.Tests.Classics;

/// <summary>Losses: logistic and softmax cross-entropy, hinges, norms of errors, adversarial and contrastive ones.</summary>
static class ClassicLosses
{
    const string Logistic = "a = sigmoid(w'*x)\nL = -(y*log(a) + (1-y)*log(1-a))";
    const string Softmax = "z = W*x + b\np = softmax(z)\nL = -sum(y ⊙ log(p))";
    const string Batch = "S = X @ W + b\nP = softmax(S, axis=1)\nL = -np.sum(Y * np.log(P)) / 5";
    const string Negatives = "L = -log(sigmoid(u'*v)) - sum(log(1 - sigmoid(U*v)))";
    const string Labels = "Y = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]";

    public static IEnumerable<Classic> All =>
    [
        new("logistic regression", Logistic, "w[4] x[4] y[]", "w",
            ["(a - y) x", "-y (1 - a) x + (1 - y) a x", "(-y/a + (1 - y)/(1 - a)) a (1 - a) x", "-(y - a) x", "(sigmoid(w'x) - y) x",
                "x/(1 + exp(-w'x)) - y x"])
        {
            Wrong = ["(y - a) x", "(a - y) a (1 - a) x", "(-y/a - (1 - y)/(1 - a)) a (1 - a) x"],
        },
        new("logistic regression, by the input", Logistic, "w[4] x[4] y[]", "x", ["(a - y) w"]) { Wrong = ["(a - y) x"] },
        new("logistic regression with a bias", "z = w'*x + b\n" + Logistic.Replace("w'*x", "z"), "w[4] x[4] b[] y[]", "b",
            ["a - y", "a (1 - y) - (1 - a) y"]),
        new("logistic regression, label 1", Logistic, "w[4] x[4]", "w", ["(a - y) x", "-(1 - a) x", "(a - 1) x"])
        {
            Values = "y = 1",
            Wrong = ["(-y/a - (1-y)/(1-a)) a (1-a) x", "a x"],
        },
        new("logistic regression by σ(−z)", "z = w'*x\nL = -(y*log(sigmoid(z)) + (1-y)*log(sigmoid(-z)))", "w[4] x[4] y[]", "w",
            ["(sigmoid(z) - y) x", "(1 - y - sigmoid(-z)) x"]),
        new("logistic regression far out", "a = sigmoid(10*(w'*x))\nL = -(y*log(a) + (1-y)*log(1-a))", "w[4] x[4] y[]", "w",
            ["10 (a - y) x", "10 (1 - y) a x - 10 y (1 - a) x"])
        {
            Wrong = ["(a - y) x"],
        },
        new("logistic regression from the score", "L = max(z, 0) - z*y + log(1 + exp(-abs(z)))", "z[] y[]", "z",
            ["sigmoid(z) - y", "1/(1 + exp(-z)) - y"]),
        new("logistic regression with ±1", "L = log(1 + exp(-y*(w'*x)))", "w[4] x[4] y[]", "w",
            ["-y sigmoid(-y (w'x)) x", "-y x/(1 + exp(y (w'x)))", "-(1 - sigmoid(y (w'x))) y x"])
        {
            Wrong = ["-y sigmoid(y (w'x)) x"],
        },
        new("logistic regression of a batch", "A = sigmoid(X @ w + b)\nL = -np.mean(Y*np.log(A) + (1 - Y)*np.log(1 - A))",
            "X[8,5] w[5] b[]", "w",
            ["X.T @ (A - Y)/8", "np.dot(X.T, A - Y)/8", "-X.T @ (Y*(1 - A) - (1 - Y)*A)/8"])
        {
            Values = "Y = [1, 0, 1, 1, 0, 0, 1, 0]",
            Wrong = ["X.T @ (A - Y)", "X.T @ (Y - A)/8"],
        },
        new("Bernoulli likelihood of a picture", "a = sigmoid(z)\nL = -sum(x ⊙ log(a) + (1 - x) ⊙ log(1 - a))", "z[5] x[5]", "z",
            ["a - x"]),
        new("binary entropy", "a = sigmoid(z)\nL = -(a*log(a) + (1 - a)*log(1 - a))", "z[]", "z",
            ["-z a (1 - a)", "a (1 - a) log((1 - a)/a)"]) { Wrong = ["z a (1 - a)"] },
        new("log odds", "a = sigmoid(w'*x)\nL = log(a/(1 - a))", "w[4] x[4]", "w", ["x"]) { Wrong = ["x/(1 - a)"] },
        new("focal loss", "p = sigmoid(z)\nL = -(1 - p)^2*log(p)", "z[]", "z",
            ["2 p (1 - p)^2 log(p) - (1 - p)^3", "(1 - p)^2 (2 p log(p) + p - 1)"]) { Wrong = ["-(1 - p)^3"] },
        new("softmax, by the scores", Softmax, "W[3,4] x[4] b[3] y[3]", "z",
            ["p - y", "-(y - p)", "softmax(z) - y", "(diag(p) - p p') (-y/p)"]) { Kinds = "y:OneHot", Wrong = ["y - p", "p"] },
        new("softmax, by the weights", Softmax, "W[3,4] x[4] b[3] y[3]", "W", ["(p - y) x'", "p x' - y x'"]) { Kinds = "y:OneHot",
            Wrong = ["(p - y) ⊙ p ⊙ (1 - p) x'"] },
        new("softmax, by the input", Softmax, "W[3,4] x[4] b[3] y[3]", "x", ["W' (p - y)"]) { Kinds = "y:OneHot" },
        new("softmax, one class", "p = softmax(f)\nL = -log(p[2])", "f[4]", "f",
            ["p - [0, 0, 1, 0]", "softmax(f) - I(4)[2]"]) { Wrong = ["p"] },
        new("softmax written out", "e = exp(f)\np = e/sum(e)\nL = -log(p[1])", "f[3]", "f",
            ["p - [0, 1, 0]", "softmax(f) - [0, 1, 0]", "exp(f)/sum(exp(f)) - [0, 1, 0]"]),
        new("softmax far out", "p = softmax(20*f)\nL = -log(p[1])", "f[3]", "f", ["20 (p - [0, 1, 0])"]) { Wrong = ["p - [0, 1, 0]"] },
        new("softmax by log-sum-exp", "L = logsumexp(f) - f[1]", "f[3]", "f", ["softmax(f) - [0, 1, 0]"]),
        new("softmax of a batch, by the weights", Batch, "X[5,4] W[4,3] b[3]", "W",
            ["X.T @ (P - Y)/5", "1/5 * X.T.dot(P - Y)"]) { Values = Labels, Wrong = ["X.T @ (P - Y)", "X.T @ P/5"] },
        new("softmax of a batch, by the bias", Batch, "X[5,4] W[4,3] b[3]", "b",
            ["np.sum(P - Y, axis=0)/5", "(P - Y).sum(axis=0)/5", "np.mean(P - Y, axis=0)"]) { Values = Labels },
        new("one minus softmax", "p = softmax(f)\nL = -log(1 - p[0])", "f[3]", "f",
            ["p[0]/(1 - p[0]) ([1, 0, 0] - p)", "p[0] ([1, 0, 0] - p)/(p[1] + p[2])"]) { Wrong = ["p[0] ([1, 0, 0] - p)"] },
        new("label smoothing", "p = softmax(z)\nt = 0.9*y + 0.025\nL = -sum(t ⊙ log(p))", "z[4] y[4]", "z",
            ["p - t", "p - 0.9 y - 0.025"]) { Kinds = "y:OneHot", Wrong = ["p - y"] },
        new("distillation", "q = softmax(z/T)\nL = -sum(t ⊙ log(q))", "z[4] T[] t[4]", "z",
            ["(q - t)/T"]) { Kinds = "T:Positive t:Distribution", Wrong = ["q - t"] },
        new("Kullback–Leibler divergence", "q = softmax(z)\nL = sum(t ⊙ (log(t) - log(q)))", "z[4] t[4]", "z",
            ["q - t"]) { Kinds = "t:Distribution" },
        new("entropy of a softmax", "p = softmax(z)\nH = -sum(p ⊙ log(p))", "z[4]", "z",
            ["-p ⊙ (log(p) + H)", "-p ⊙ (logsoftmax(z) - sum(p ⊙ logsoftmax(z)))"]),
        new("policy gradient", "L = -A*log(softmax(t)[1])", "A[] t[3]", "t", ["A (softmax(t) - [0, 1, 0])"]),
        new("preferences", "L = -log(sigmoid(k*((p - q) - (r - s))))", "k[] p[] q[] r[] s[]", "p",
            ["-k sigmoid(-k ((p - q) - (r - s)))", "-k (1 - sigmoid(k ((p - q) - (r - s))))"]),
        new("discriminator", "d = sigmoid(v'*x)\ng = sigmoid(v'*q)\nL = -(log(d) + log(1 - g))", "v[4] x[4] q[4]", "v",
            ["(d - 1) x + g q", "-(1 - d) x + g q"]) { Wrong = ["(d - 1) x - g q"] },
        new("generator, saturating loss", "d = sigmoid(w'*x)\nL = log(1 - d)", "w[4] x[4]", "w",
            ["-d x", "-sigmoid(w'x) x", "-1/(1 - d) d (1 - d) x"]) { Wrong = ["d x", "-(1 - d) x"] },
        new("generator, other loss", "d = sigmoid(v'*(G*z))\nL = -log(d)", "v[4] G[4,3] z[3]", "z", ["-(1 - d) G' v", "(d - 1) G' v"]),
        new("negative sampling, the centre", Negatives, "u[4] v[4] U[3,4]", "v", ["-(1 - sigmoid(u'v)) u + U' sigmoid(U v)",
            "(sigmoid(u'v) - 1) u + U' (1 - sigmoid(-U v))"]) { Wrong = ["-(1 - sigmoid(u'v)) u - U' sigmoid(U v)"] },
        new("negative sampling, the context", Negatives, "u[4] v[4] U[3,4]", "u", ["(sigmoid(u'v) - 1) v"]),
        new("negative sampling, the noise", Negatives, "u[4] v[4] U[3,4]", "U", ["sigmoid(U v) v'", "(1 - sigmoid(-U v)) v'"]),
        new("negative sampling by σ(−z)", "L = -log(sigmoid(u'*v)) - sum(log(sigmoid(-(U*v))))", "u[4] v[4] U[3,4]", "v",
            ["(sigmoid(u'v) - 1) u + U' sigmoid(U v)"]),
        new("skip-gram", "q = softmax(U*v)\nL = -log(q[1])", "U[4,3] v[3]", "v", ["U' (q - [0, 1, 0, 0])", "-U[1] + U' q"]),
        new("contrastive loss", "s = K*q/T\nL = -log(softmax(s)[0])", "K[4,3] q[3] T[]", "q",
            ["K' (softmax(s) - [1, 0, 0, 0])/T"]) { Kinds = "T:Positive" },
        new("triplet loss", "L = max(0, sum((a - p)^2) - sum((a - n)^2) + m)", "a[3] p[3] n[3] m[]", "a",
            ["2 (sum((a - p)^2) - sum((a - n)^2) + m > 0) (n - p)"]) { Wrong = ["2 (n - p)"] },
        new("GloVe", "L = f*(w'*c + b + d - log(X))^2", "f[] w[4] c[4] b[] d[] X[]", "w",
            ["2 f (w'c + b + d - log(X)) c"]) { Kinds = "X:Positive" },
        new("hinge", "L = max(0, 1 - y*(w'*x))", "y[] w[4] x[4]", "w",
            ["-(y (w'x) < 1) y x", "-1[1 - y (w'x) > 0] y x"]) { Wrong = ["-y x"] },
        new("squared hinge", "L = max(0, 1 - y*(w'*x))^2", "y[] w[4] x[4]", "w", ["-2 max(0, 1 - y (w'x)) y x"]),
        new("hinge of several classes", "s = W*x\nm = max(0, s - s[1] + 1)\nL = sum(m) - 1", "W[3,4] x[4]", "s",
            ["g = m > 0\ng - sum(g)*[0, 1, 0]"]) { Wrong = ["m > 0"] },
        new("Huber", "r = w'*x - y\nL = (abs(r) <= d)*r^2/2 + (abs(r) > d)*d*(abs(r) - d/2)", "w[3] x[3] y[] d[]", "w",
            ["max(-d, min(d, r)) x"]) { Kinds = "d:Positive", Wrong = ["r x"] },
        new("smooth Huber", "r = w'*x - y\nL = d^2*(sqrt(1 + (r/d)^2) - 1)", "w[3] x[3] y[] d[]", "w",
            ["r/sqrt(1 + (r/d)^2) x", "d r x/sqrt(d^2 + r^2)"]) { Kinds = "d:Positive" },
        new("sum of absolute errors", "L = sum(abs(X*w - y))", "X[4,3] w[3] y[4]", "w", ["X' ((X w > y) - (X w < y))"]),
        new("quantile loss", "e = y - q\nL = max(t*e, (t - 1)*e)", "y[] q[]", "q", ["(e < 0) - t"]) { Values = "t = 0.3" },
        new("least squares", "L = sum((X*w - y)^2)", "X[4,3] w[3] y[4]", "w",
            ["2 X' (X w - y)", "2 X'X w - 2 X'y"]) { Wrong = ["2 (X w - y)' X w", "X' (X w - y)"] },
        new("ridge regression", "L = sum((X*w - y)^2) + k*sum(w^2)", "X[4,3] w[3] y[4] k[]", "w",
            ["2 X' (X w - y) + 2 k w"]) { Wrong = ["2 X' (X w - y) + k w"] },
        new("Poisson regression", "L = exp(w'*x) - y*(w'*x)", "w[4] x[4] y[]", "w", ["(exp(w'x) - y) x"]),
        new("survival time", "L = -log(1 - exp(-r*t))", "r[] t[]", "r",
            ["-t exp(-r t)/(1 - exp(-r t))", "-t/(exp(r t) - 1)"]) { Kinds = "r:Positive t:Positive" },
        new("Dice loss", "L = 1 - 2*sum(p ⊙ t)/(sum(p) + sum(t))", "p[4] t[4]", "p",
            ["-2 t/(sum(p) + sum(t)) + 2 sum(p ⊙ t)/(sum(p) + sum(t))^2"]) { Kinds = "p:Positive t:Positive" },
        new("latent normal distribution", "L = -0.5*sum(1 + v - m^2 - exp(v))", "v[3] m[3]", "v", ["0.5 (exp(v) - 1)"]),
    ];
}
