"""scikit-surprise on one file of ratings, set up as the original's table: the answer that ours must equal."""

import os

import numpy as np
import pandas as pd
from scipy import sparse
from surprise import Dataset, KNNWithMeans, Reader
from surprise.model_selection import train_test_split

# Its cosine keeps five dense square matrices of doubles.
MATRICES = 5
MEMORY_BYTES = float(os.environ.get("LOOKBOOK_PEER_GB", "8")) * 1e9


def read_ratings(file, rows=None):
    """Columns user, item (text) and rating, the first `rows` rows."""
    names = ["user", "item", "rating"]
    kinds = {"user": str, "item": str, "rating": float}
    return pd.read_csv(file, sep="\t", header=None, usecols=[0, 1, 2], names=names, dtype=kinds, nrows=rows)


def split(ratings):
    """Surprise's training set and its test rows (user, item, rating), in its order."""
    data = Dataset.load_from_df(ratings, Reader(rating_scale=(0, 5)))
    return train_test_split(data, test_size=0.3, random_state=11)


def knn_predictions(train, test, user_based):
    options = {"name": "cosine", "user_based": user_based}
    model = KNNWithMeans(k=5, sim_options=options, verbose=False)
    model.fit(train)
    return np.array([prediction.est for prediction in model.test(test)])


def bytes_needed(train, user_based):
    side = train.n_users if user_based else train.n_items
    return MATRICES * 8 * side**2


def rows_that_fit(ratings, user_based, step=1000):
    """The most rows, in whole thousands unless all fit, whose matrices fit MEMORY_BYTES."""

    def fits(rows):
        train, _ = split(ratings.iloc[:rows])
        return bytes_needed(train, user_based) <= MEMORY_BYTES

    if fits(len(ratings)):
        return len(ratings)
    low, high = 0, len(ratings) // step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle * step) else (low, middle)
    return low * step


def weighted_predictions(train, test):
    """The weighted ratings heuristic by its definition; `train` and `test` are data frames."""
    train = train.assign(user_number=train.user.astype("category"), item_number=train.item.astype("category"))
    users = {user: n for n, user in enumerate(train.user_number.cat.categories)}
    items = {item: n for n, item in enumerate(train.item_number.cat.categories)}
    rows, columns = train.user_number.cat.codes.to_numpy(), train.item_number.cat.codes.to_numpy()
    rated = sparse.csr_matrix((np.ones(len(train)), (rows, columns)), shape=(len(users), len(items)))
    rated.data[:] = 1  # a pair that is rated twice is one rater
    common = (rated.T @ rated).tocsr()
    raters = common.diagonal()
    order = np.argsort(rows, kind="stable")
    borders = np.searchsorted(rows[order], np.arange(len(users) + 1))
    values = train.rating.to_numpy()

    mean = values.mean()
    predictions = np.full(len(test), mean)
    for item, group in test.reset_index(drop=True).groupby("item"):
        if item not in items:
            continue
        number = items[item]
        shared = common[number].toarray().ravel()
        jaccard = shared / (raters[number] + raters - shared)
        for row, user in zip(group.index, group.user, strict=True):
            if user not in users:
                continue
            history = order[borders[users[user]] : borders[users[user] + 1]]
            history = history[columns[history] != number]
            weights = jaccard[columns[history]]
            if weights.sum() > 0:
                predictions[row] = (weights * values[history]).sum() / weights.sum()
    return predictions
