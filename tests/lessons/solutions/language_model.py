"""What the reader of the lab on a language model writes."""

import numpy as np


def count_pairs(codes, size):
    counts = np.zeros((size, size))
    for place in range(1, len(codes)):
        counts[codes[place - 1], codes[place]] += 1
    return counts


def softmax(z):
    raised = np.exp(z - np.max(z, axis=1, keepdims=True))
    return raised / np.sum(raised, axis=1, keepdims=True)


def slopes(z, counts):
    rows = np.sum(counts, axis=1, keepdims=True)
    return (rows * softmax(z) - counts) / np.sum(counts)


def write(p, begin, uniforms):
    written = []
    for u in uniforms:
        begin = int(np.argmax(np.cumsum(p[begin]) > u))
        written.append(begin)
    return written
