"""Lists of plain item-item recommenders of the library implicit. JSON in, JSON out: see library-lists.ts."""

import json
import sys
import time
import warnings

import numpy
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender
from scipy.sparse import csr_matrix

warnings.filterwarnings("ignore")
request = json.load(sys.stdin)
shape = (request["customers"], request["items"])
where = (request["rowCustomers"], request["rowItems"])
counts = csr_matrix((numpy.array(request["rowWeights"], dtype="float64"), where), shape=shape)
known = csr_matrix((numpy.ones(len(request["rowItems"])), where), shape=shape)
trial = numpy.array(request["trial"])
neighbours = request["neighbours"]
results = {}
for name, model, matrix in (
    ("cosine", CosineRecommender(K=neighbours), known),
    ("bm25", BM25Recommender(K=neighbours), counts),
):
    start = time.perf_counter()
    model.fit(matrix, show_progress=False)
    found, scores = model.recommend(
        trial, matrix[trial], N=request["k"], filter_already_liked_items=not request["again"]
    )
    lists = [[int(item) for item, score in zip(row, own) if score > 0] for row, own in zip(found, scores)]
    results[name] = {"lists": lists, "seconds": time.perf_counter() - start}
json.dump(results, sys.stdout)
