"""Puts into a lake's work bucket what CloudFormation cannot: the catalogue's pointers, the schema and the job's script.

    python deploy/publish_lake.py --stack lookbook-lake [--script standard_tables.py]

Needs boto3, and the credentials and region that its other users have. Safe to repeat.
"""

import argparse
import json
from pathlib import Path

import boto3

SCHEMA = Path(__file__).parent / "schema" / "standard_tables.json"


def outputs_of(stack, cloudformation):
    (described,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}


def objects_of(outputs, script=None):
    """Key in the work bucket -> its bytes."""
    store = f"s3://{outputs['LakeBucketName']}/{outputs['StorePrefix']}"
    tables = json.loads(SCHEMA.read_text())["standard_tables"]
    objects = {f"pointers/{table['table']}/file.txt": f"{store}/{table['path']}\n".encode() for table in tables}
    objects["schema/standard_tables.json"] = SCHEMA.read_bytes()
    if script:
        objects[outputs["TransformScriptKey"]] = Path(script).read_bytes()
    return objects


def main():
    parser = argparse.ArgumentParser(description="Publish the pointers, the schema and the job's script of a lake.")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack made from deploy/lake.yaml")
    parser.add_argument("--script", help="the Spark script that makes standard/")
    arguments = parser.parse_args()
    outputs = outputs_of(arguments.stack, boto3.client("cloudformation"))
    storage = boto3.client("s3")
    for key, content in objects_of(outputs, arguments.script).items():
        storage.put_object(Bucket=outputs["WorkBucketName"], Key=key, Body=content)
        print(f"s3://{outputs['WorkBucketName']}/{key}")


if __name__ == "__main__":
    main()
