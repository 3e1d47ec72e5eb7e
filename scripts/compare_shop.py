#!/usr/bin/env python3
"""Compares the shape of rating data: stars, long tail, histories, density. Prints a Markdown table.

    scripts/compare_shop.py NAME=FILE [FILE …] [NAME=FILE …]

A file holds JSON lines in Amazon's 2018 schema or tab-separated user, item, rating; plain or gzip.
Repeated pairs count once.
"""

import gzip
import json
import sys
from collections import Counter


def lines_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from file


def ratings_of(paths):
    """(user, item) -> stars, or None where the file has none."""
    ratings = {}
    for path in paths:
        for line in lines_of(path):
            if line.startswith("{"):
                row = json.loads(line)
                ratings[row["reviewerID"], row["asin"]] = row["overall"]
            elif not line.startswith("reviewerID"):
                fields = line.rstrip("\n").split("\t")
                ratings[fields[0], fields[1]] = float(fields[2]) if "clothing_5core" not in path else None
    return ratings


def gini(counts):
    counts = sorted(counts)
    weighted = sum(place * count for place, count in enumerate(counts, 1))
    return 2 * weighted / (len(counts) * sum(counts)) - (len(counts) + 1) / len(counts)


def quantile(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]


def top_share(counts, share):
    counts = sorted(counts, reverse=True)
    return sum(counts[: max(1, round(share * len(counts)))]) / sum(counts)


def describe(ratings):
    users = Counter(user for user, _ in ratings)
    items = Counter(item for _, item in ratings)
    stars = Counter(round(star) for star in ratings.values() if star is not None)
    known = sum(stars.values())
    per_user, per_item = sorted(users.values()), sorted(items.values())
    row = {
        "ratings": f"{len(ratings):,}",
        "users": f"{len(users):,}",
        "products": f"{len(items):,}",
        "density": f"{len(ratings) / len(users) / len(items):.3%}",
    }
    for star in (5, 4, 3, 2, 1):
        row[f"{star} stars"] = f"{stars[star] / known:.0%}" if known else "–"
    row["ratings a user: mean, median, 90%"] = (
        f"{len(ratings) / len(users):.1f}, {quantile(per_user, 0.5)}, {quantile(per_user, 0.9)}"
    )
    row["ratings a product: mean, median, 90%"] = (
        f"{len(ratings) / len(items):.1f}, {quantile(per_item, 0.5)}, {quantile(per_item, 0.9)}"
    )
    row["top 1% of products hold"] = f"{top_share(items.values(), 0.01):.0%}"
    row["top 10% of products hold"] = f"{top_share(items.values(), 0.1):.0%}"
    row["Gini of products"] = f"{gini(items.values()):.2f}"
    return row


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    groups = {}
    for argument in sys.argv[1:]:
        name, equals, path = argument.partition("=")
        if equals:
            groups[name] = [path]
        elif groups:
            groups[list(groups)[-1]].append(argument)
        else:
            sys.exit(__doc__)
    columns = {name: describe(ratings_of(paths)) for name, paths in groups.items()}
    print("| | " + " | ".join(columns) + " |\n| --- |" + " --- |" * len(columns))
    for measure in next(iter(columns.values())):
        print(f"| {measure} | " + " | ".join(column[measure] for column in columns.values()) + " |")


if __name__ == "__main__":
    main()
