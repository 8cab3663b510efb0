"""The network of SeedsNetwork.cs in NumPy, from the same numbers. Prints seconds, the last loss and which BLAS did the products."""
import os
import re
import time

import numpy as np


def draw(state, count):
    values = np.empty(count)
    for i in range(count):
        total = -6.0
        for _ in range(12):
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
            total += state / 4294967296.0
        values[i] = total
    return state, values


def blas():
    """The library that is loaded, not the one that NumPy was built with: Debian's alternatives choose it when the program starts."""
    try:
        with open("/proc/self/maps") as maps:
            libraries = {os.path.basename(os.path.realpath(line.split()[-1])) for line in maps if re.search("blas|blis|mkl_rt", line)}
    except OSError:
        return "unknown-BLAS"
    quick = [library for library in libraries if re.search("openblas|blis|mkl", library)]
    return re.sub(r"^lib|\.so.*$", "", min(quick or libraries, default="no-BLAS"))


state, x = draw(0, 64 * 1000)
state, y = draw(state, 64 * 10)
state, w1 = draw(state, 1000 * 100)
state, w2 = draw(state, 100 * 10)
x, y, w1, w2 = x.reshape(64, 1000), y.reshape(64, 10), w1.reshape(1000, 100), w2.reshape(100, 10)

with np.errstate(over="ignore"):
    start = time.perf_counter()
    for t in range(2000):
        h = 1 / (1 + np.exp(-x.dot(w1)))
        y_pred = h.dot(w2)
        loss = np.square(y_pred - y).sum()
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_w1 = x.T.dot(grad_h * h * (1 - h))
        w1 -= 1e-4 * grad_w1
        w2 -= 1e-4 * grad_w2
    print(time.perf_counter() - start, repr(float(loss)), blas())
