"""Makes torch_gradients.json: values and gradients by PyTorch's automatic differentiation, in 64-bit floats, for the engine's tests.

    python3 torch_gradients.py > torch_gradients.json

Each case is a sentence in the answer language, the same in PyTorch, and its variables: a shape, whose numbers are drawn, or the numbers
themselves. PyTorch takes sigmoid' as y(1 - y) and tanh' as 1 - y^2, which lose their digits in the right tail: there another form stands.
Debian's python3-torch is enough (made with 1.13.1). The tests need the JSON only.
"""

import json
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(20261121)

V2, V3, V4, M23, M34, M33, M43 = [2], [3], [4], [2, 3], [3, 4], [3, 3], [4, 3]
EXTREMES = [-700.0, -30.0, -1.5, 0.75, 30.0, 700.0]
LOW = [-700.0, -30.0, -1.5, 0.75]
TIES = [[0.5, 2.0, -1.0], [3.0, -2.0, 0.25]]


def unary(name, code, at, text=None):
    """Weighted sum of a function of one number, so that each entry has an upstream of its own."""
    return (f"{name} at {at if isinstance(at, list) and len(at) > 2 else 'draws'}", f"sum(w ⊙ {text or name + '(x)'})", f"(w * ({code})).sum()", {"w": [len(at)], "x": at})


POSITIVE = [0.01, 0.5, 1.0, 3.0, 250.0]
USUAL = [-2.5, -0.8, -0.1, 0.3, 1.7]

CASES = [
    # Entry by entry.
    unary("exp", "torch.exp(x)", [-700.0, -30.0, -1.5, 0.75, 30.0, 700.0]),
    unary("log", "torch.log(x)", POSITIVE),
    unary("ln", "torch.log(x)", [1e-300, 1e-8, 1e8, 1e300]),
    unary("sqrt", "torch.sqrt(x)", POSITIVE),
    unary("abs", "torch.abs(x)", USUAL),
    unary("|x|", "torch.abs(x)", USUAL, "|x|"),
    unary("sin", "torch.sin(x)", USUAL),
    unary("cos", "torch.cos(x)", USUAL),
    unary("tanh", "torch.tanh(x)", USUAL),
    unary("sigmoid", "torch.sigmoid(x)", USUAL),
    unary("σ", "torch.sigmoid(x)", LOW),
    unary("ln σ", "F.logsigmoid(x)", EXTREMES, "ln(σ(x))"),
    unary("ln(1 - σ)", "F.logsigmoid(-x)", EXTREMES, "ln(1 - σ(x))"),
    unary("softplus", "F.softplus(x, threshold=1e9)", EXTREMES),
    unary("relu", "torch.relu(x)", USUAL),
    unary("leakyrelu", "F.leaky_relu(x, 0.2)", USUAL, "leakyrelu(x, 0.2)"),
    unary("elu", "F.elu(x, 0.5)", USUAL, "elu(x, 0.5)"),
    unary("elu(1)", "F.elu(x)", [-30.0, -1.5, -0.2, 0.75, 30.0, 700.0], "elu(x)"),
    unary("silu", "F.silu(x)", USUAL),
    unary("silu far", "F.silu(x)", [-30.0, -5.0, 5.0, 700.0], "silu(x)"),
    unary("gelu", "F.gelu(x)", [-3.0, -0.8, -0.1, 0.3, 1.7, 30.0]),
    unary("hardtanh", "F.hardtanh(x)", USUAL),
    unary("square", "torch.square(x)", [-1e100, -3.0, 0.0, 1e-100]),
    unary("power", "x ** 3", USUAL, "x^3"),
    unary("negative power", "x ** -2", [0.5, 1.5, 30.0], "x^-2"),
    unary("root", "x ** 0.5", POSITIVE, "x^0.5"),
    unary("clip", "torch.clamp(x, -0.5, 1.5)", USUAL, "clip(x, -0.5, 1.5)"),
    unary("sigmoid'", "torch.sigmoid(x) * torch.sigmoid(-x)", LOW, "σ'(x)"),
    unary("tanh'", "1 / torch.cosh(x) ** 2", [-2.0, -0.3, 0.4, 1.9], "tanh'(x)"),
    unary("gelu'", "torch.special.ndtr(x) + x * torch.exp(-x ** 2 / 2) / (2 * torch.pi) ** 0.5", [-3.0, -0.3, 0.4, 2.0], "gelu'(x)"),
    unary("indicator", "(x > 0).double() * x ** 2", USUAL, "(1[x > 0] ⊙ x^2)"),
    unary("naive logistic", "1 / (1 + torch.exp(-x))", USUAL, "(1 / (1 + exp(-x)))"),
    # Two operands, with broadcasting.
    ("add, matrix and vector", "sum((X + b)^2)", "((X + b) ** 2).sum()", {"X": M43, "b": V3}),
    ("add, column and row", "sum(sin(reshape(a, 3, 1) + b'))", "torch.sin(a[:, None] + b[None, :]).sum()", {"a": V3, "b": V4}),
    ("subtract, number and matrix", "sum((c - X)^3)", "((c - X) ** 3).sum()", {"c": [], "X": M23}),
    ("multiply, matrix and vector", "sum(X ⊙ b ⊙ X)", "(X * b * X).sum()", {"X": M43, "b": V3}),
    ("multiply, row and column", "sum(exp(reshape(a, 2, 1) ⊙ b'))", "torch.exp(a[:, None] * b[None, :]).sum()", {"a": V2, "b": V3}),
    ("divide, matrix and vector", "sum(X / (1 + b^2))", "(X / (1 + b ** 2)).sum()", {"X": M43, "b": V3}),
    ("divide, vector and number", "sum(sin(v / c))", "torch.sin(v / c).sum()", {"v": V3, "c": 0.7}),
    ("power of two tensors", "sum(a^b)", "(a ** b).sum()", {"a": [0.3, 1.7, 2.5], "b": [1.5, -0.5, 2.0]}),
    ("power, number and tensor", "sum(c^b)", "(c ** b).sum()", {"c": 1.3, "b": V3}),
    ("maximum", "sum(max(a, b) ⊙ a)", "(torch.maximum(a, b) * a).sum()", {"a": V4, "b": V4}),
    ("minimum, matrix and vector", "sum(min(X, b)^2)", "(torch.minimum(X, b) ** 2).sum()", {"X": M23, "b": V3}),
    ("hinge", "sum(max(0, 1 - y ⊙ s))", "torch.clamp(1 - y * s, min=0).sum()", {"y": [1.0, -1.0, 1.0], "s": [0.3, -2.5, -0.4]}),
    # Products.
    ("matrix and vector", "sum(σ(W x))", "torch.sigmoid(W @ x).sum()", {"W": M23, "x": V3}),
    ("matrix and matrix", "sum(tanh(A @ B))", "torch.tanh(A @ B).sum()", {"A": M23, "B": M34}),
    ("transposes", "sum((A' @ B')^2)", "((A.T @ B.T) ** 2).sum()", {"A": M34, "B": M23}),
    ("dot product", "exp(u' v)", "torch.exp(u @ v)", {"u": V3, "v": V3}),
    ("outer product", "sum(sin(outer(u, v)))", "torch.sin(torch.outer(u, v)).sum()", {"u": V2, "v": V3}),
    ("quadratic form", "x' A x", "x @ A @ x", {"x": V3, "A": M33}),
    ("bilinear form", "σ(u' A v)", "torch.sigmoid(u @ A @ v)", {"u": V3, "A": M34, "v": V4}),
    ("row times matrix", "sum((u' A)^2)", "((u @ A) ** 2).sum()", {"u": V3, "A": M34}),
    ("trace", "trace(A @ A')", "torch.trace(A @ A.T)", {"A": M33}),
    ("diagonal", "sum(diag(v) A diag(v))", "(torch.diag(v) @ A @ torch.diag(v)).sum()", {"v": V3, "A": M33}),
    ("diagonal of a matrix", "sum(diag(A)^3)", "(torch.diag(A) ** 3).sum()", {"A": M33}),
    # Reductions.
    ("sum by rows", "sum(sum(X, axis=0)^2)", "(X.sum(dim=0) ** 2).sum()", {"X": M43}),
    ("sum by columns, kept", "sum(X ⊙ sum(X, axis=1, keepdims=True))", "(X * X.sum(dim=1, keepdim=True)).sum()", {"X": M43}),
    ("mean", "mean(X^3)", "(X ** 3).mean()", {"X": M43}),
    ("mean by columns", "sum(mean(X, axis=1)^2)", "(X.mean(dim=1) ** 2).sum()", {"X": M43}),
    ("centred", "sum((X - mean(X, axis=0, keepdims=True))^4)", "((X - X.mean(dim=0, keepdim=True)) ** 4).sum()", {"X": M43}),
    ("max of all", "max(X)^2", "X.max() ** 2", {"X": TIES}),
    ("max by rows", "sum(max(X, axis=0) ⊙ b)", "(X.amax(dim=0) * b).sum()", {"X": TIES, "b": V3}),
    ("min by columns", "sum(min(X, axis=1)^3)", "(X.amin(dim=1) ** 3).sum()", {"X": TIES}),
    ("norm", "‖W x‖", "torch.linalg.norm(W @ x)", {"W": M23, "x": V3}),
    ("squared norm", "‖x‖^2 / 2", "torch.linalg.norm(x) ** 2 / 2", {"x": V4}),
    ("Frobenius norm", "norm(X)^3", "torch.linalg.norm(X) ** 3", {"X": M23}),
    ("cosine", "u' v / (‖u‖ ‖v‖)", "u @ v / (torch.linalg.norm(u) * torch.linalg.norm(v))", {"u": V4, "v": V4}),
    # Softmax and its kin.
    ("softmax", "sum(w ⊙ softmax(z))", "(w * torch.softmax(z, -1)).sum()", {"w": V4, "z": V4}),
    ("softmax of rows", "sum(W ⊙ softmax(Z))", "(W * torch.softmax(Z, -1)).sum()", {"W": M23, "Z": M23}),
    ("softmax of columns", "sum(W ⊙ softmax(Z, axis=0))", "(W * torch.softmax(Z, 0)).sum()", {"W": M23, "Z": M23}),
    ("log softmax, far", "sum(y ⊙ logsoftmax(z))", "(y * torch.log_softmax(z, -1)).sum()", {"y": [0.1, 0.2, 0.3, 0.4], "z": [-700.0, -30.0, 30.0, 700.0]}),
    ("log of softmax, far", "-ln(softmax(z))[0]", "-torch.log_softmax(z, -1)[0]", {"z": [-700.0, 0.5, 30.0]}),
    ("cross entropy of rows", "-mean(sum(Y ⊙ ln(softmax(Z)), axis=1))", "-(Y * torch.log_softmax(Z, -1)).sum(dim=1).mean()", {"Y": [[1.0, 0.0, 0.0], [0.0, 0.25, 0.75]], "Z": M23}),
    ("logsumexp", "logsumexp(z)", "torch.logsumexp(z, -1)", {"z": [-700.0, 30.0, 29.0, 28.5]}),
    ("logsumexp of columns", "sum(logsumexp(Z, axis=0) ⊙ w)", "(torch.logsumexp(Z, 0) * w).sum()", {"Z": M23, "w": V3}),
    ("binary cross entropy, far", "-sum(y ⊙ ln(σ(z)) + (1 - y) ⊙ ln(1 - σ(z)))", "F.binary_cross_entropy_with_logits(z, y, reduction='sum')", {"y": [1.0, 0.0, 1.0, 0.0], "z": [-700.0, -30.0, 30.0, 700.0]}),
    ("negative sampling", "-ln(σ(u' v)) - sum(ln(σ(-K v)))", "-F.logsigmoid(u @ v) - F.logsigmoid(-K @ v).sum()", {"u": V3, "v": V3, "K": M43}),
    # Entries, rows, joined parts.
    ("entry", "x_2^3 X[1, 2]", "x[1] ** 3 * X[1, 2]", {"x": V3, "X": M23}),
    ("row and column", "X[0, :] @ X[1, :] + sum(X[:, 2]^2)", "X[0] @ X[1] + (X[:, 2] ** 2).sum()", {"X": M23}),
    ("entry used twice", "exp(x[0]) + x[0] x[-1]", "torch.exp(x[0]) + x[0] * x[-1]", {"x": V3}),
    ("concatenation", "sum(tanh(W concat(u, v)))", "torch.tanh(W @ torch.cat([u, v])).sum()", {"W": [3, 5], "u": V2, "v": V3}),
    ("stacked rows", "sum([u, v] ⊙ X)^2", "(torch.stack([u, v]) * X).sum() ** 2", {"u": V3, "v": V3, "X": M23}),
    ("stacked numbers", "sum([a, c, a c] ⊙ v)", "(torch.stack([a, c, a * c]) * v).sum()", {"a": 0.3, "c": -1.2, "v": V3}),
    ("reshape", "sum((reshape(x, 2, 3) @ y)^2)", "((x.reshape(2, 3) @ y) ** 2).sum()", {"x": [6], "y": V3}),
    # Networks.
    ("two layers", "‖W2 relu(W1 x + b1) + b2 - y‖^2", "((W2 @ torch.relu(W1 @ x + b1) + b2 - y) ** 2).sum()", {"W1": M43, "x": V3, "b1": V4, "W2": [2, 4], "b2": V2, "y": V2}),
    ("a batch", "mean(sum((tanh(X @ W + b) @ V - Y)^2, axis=1))", "((torch.tanh(X @ W + b) @ V - Y) ** 2).sum(dim=1).mean()", {"X": M43, "W": M34, "b": V4, "V": [4, 2], "Y": [4, 2]}),
    ("a recurrent step", "sum(tanh(W h + U x)^2) + sum(tanh(W tanh(W h + U x) + U x))", "(torch.tanh(W @ h + U @ x) ** 2).sum() + torch.tanh(W @ torch.tanh(W @ h + U @ x) + U @ x).sum()", {"W": M33, "h": V3, "U": [3, 2], "x": V2}),
    ("a gate", "sum(σ(a) ⊙ h + (1 - σ(a)) ⊙ tanh(c))", "(torch.sigmoid(a) * h + (1 - torch.sigmoid(a)) * torch.tanh(c)).sum()", {"a": V4, "h": V4, "c": V4}),
    ("layer normalisation", "sum(g ⊙ (x - mean(x)) / sqrt(mean((x - mean(x))^2) + 0.00001))", "(g * (x - x.mean()) / torch.sqrt(((x - x.mean()) ** 2).mean() + 0.00001)).sum()", {"g": V4, "x": V4}),
    ("attention", "sum(softmax(Q @ K' / sqrt(3)) @ V)^2", "(torch.softmax(Q @ K.T / 3 ** 0.5, -1) @ V).sum() ** 2", {"Q": M23, "K": M43, "V": [4, 2]}),
]


def start(given):
    """Numbers as they stand; a list of lengths (small whole numbers) is drawn."""
    is_shape = isinstance(given, list) and all(isinstance(length, int) for length in given)
    return torch.randn(given, dtype=torch.float64) if is_shape else torch.tensor(given, dtype=torch.float64)


def flat(tensor):
    return [float(f"{number:.17g}") for number in tensor.reshape(-1).tolist()]


def solved(name, text, code, variables):
    point = {variable: start(given).requires_grad_() for variable, given in variables.items()}
    output = eval(code, {"torch": torch, "F": F}, point)
    assert output.dim() == 0 and torch.isfinite(output), name
    gradients = torch.autograd.grad(output, list(point.values()), allow_unused=True)
    return {
        "name": name,
        "program": text,
        "torch": code,
        "variables": {variable: {"shape": list(value.shape), "value": flat(value.detach())} for variable, value in point.items()},
        "value": output.item(),
        "gradients": {variable: flat(torch.zeros_like(point[variable]) if gradient is None else gradient) for variable, gradient in zip(point, gradients)},
    }


lines = [json.dumps(solved(*case), ensure_ascii=False) for case in CASES]
sys.stdout.write('{ "torch": "%s", "cases": [\n%s\n] }\n' % (torch.__version__, ",\n".join(lines)))
