"""Fits that bench:kmeans asks for, one a line of JSON on standard input; answers each with a line."""

import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.cluster import KMeans

warnings.simplefilter("ignore")
print(json.dumps({"version": sklearn.__version__}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    # Read anew for each fit, which works in place and leaves rounding behind: a copy would cost it time.
    rows = np.fromfile(asked["rows"], dtype=np.float32).astype(asked["type"], copy=False).reshape(-1, asked["d"])
    start = np.array(asked["start"], dtype=asked["type"]).reshape(-1, asked["d"])
    means = KMeans(len(start), init=start, n_init=1, tol=0, max_iter=300, algorithm="lloyd", copy_x=False)
    cpu = time.process_time()
    began = time.perf_counter()
    means.fit(rows)
    answer = {
        "milliseconds": (time.perf_counter() - began) * 1000,
        "cpuMilliseconds": (time.process_time() - cpu) * 1000,
        "iterations": int(means.n_iter_),
    }
    if asked["type"] == "float64":
        answer["inertia"] = float(means.inertia_)
    print(json.dumps(answer), flush=True)
