"""Reads tables by Spark, in a process of its own: spark_reader.py TASK.json ANSWER.json

The task is a list of tables: table, columns, path, and declared, the columns as the catalogue has them. The answer has
of each its types, profile and values as Spark finds them in the file, and the values that it reads by the declaration.
"""

import json
import sys
from pathlib import Path

from lake_profile import SPARK, profile_query
from pyspark.sql import SparkSession


def open_session(scratch):
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "2",
        "spark.local.dir": f"{scratch}/spark",
    }
    builder = SparkSession.builder.master("local[2]").appName("lake")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def rows_of(frame):
    return [list(row) for row in frame.collect()]


def read(session, table):
    frame = session.read.parquet(table["path"])
    frame.createOrReplaceTempView("file")
    return {
        "types": {field.name: field.dataType.simpleString() for field in frame.schema},
        "profile": rows_of(session.sql(profile_query(table["columns"], "file", SPARK)))[0],
        "values": rows_of(frame),
        "declared": rows_of(session.read.schema(table["declared"]).parquet(table["path"])),
    }


def main():
    task, answer = map(Path, sys.argv[1:])
    session = open_session(answer.parent)
    session.sparkContext.setLogLevel("ERROR")
    tables = json.loads(task.read_text())
    answer.write_text(json.dumps({table["table"]: read(session, table) for table in tables}))
    session.stop()


if __name__ == "__main__":
    main()
