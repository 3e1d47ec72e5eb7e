"""deploy/lake.yaml stood up in Moto: its buckets carry a store, its policies suffice and no more, its events fire, and
Glue takes what it declares. Moto's CloudFormation passes over much (README.md); that is made by calls of its own, with
the properties that the template has for it."""

import json
import sys

import publish_lake
import pytest
from botocore.exceptions import ClientError
from conftest import lookbook, lookbook_json, run_arguments
from lake_template import SCHEMA, Template, without_key
from s3_server import boto_client, demand_signatures, environment, moto_server

PERMISSION = 7
STACK = "lake"
TABLES = json.loads(SCHEMA.read_text())["standard_tables"]


@pytest.fixture(scope="module")
def moto():
    with moto_server() as port:
        yield port


def complete_buckets(template, storage):
    """What Moto's CloudFormation leaves out of a bucket."""
    for logical_id, bucket in template.of_type("AWS::S3::Bucket").items():
        name = template.names[logical_id]
        storage.put_bucket_versioning(Bucket=name, VersioningConfiguration=bucket["VersioningConfiguration"])
        storage.put_bucket_ownership_controls(Bucket=name, OwnershipControls=bucket["OwnershipControls"])
        storage.put_public_access_block(
            Bucket=name, PublicAccessBlockConfiguration=bucket["PublicAccessBlockConfiguration"]
        )
        if bucket.get("NotificationConfiguration") == {"EventBridgeConfiguration": {"EventBridgeEnabled": True}}:
            storage.put_bucket_notification_configuration(
                Bucket=name, NotificationConfiguration={"EventBridgeConfiguration": {}}
            )


@pytest.fixture(scope="module")
def outputs(moto):
    cloudformation = boto_client("cloudformation", moto)
    body = json.dumps(without_key(Template().source))
    cloudformation.create_stack(StackName=STACK, TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
    (stack,) = cloudformation.describe_stacks(StackName=STACK)["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
    complete_buckets(named_template(outputs), boto_client("s3", moto))
    return outputs


def named_template(outputs):
    """With the names that the stack gave its buckets."""
    return Template({"LakeBucket": outputs["LakeBucketName"], "WorkBucket": outputs["WorkBucketName"]})


@pytest.fixture(scope="module")
def store(outputs, moto):
    return f"{outputs['Store']}&endpoint_override=127.0.0.1:{moto}&scheme=http"


@pytest.fixture(scope="module")
def storage(moto):
    return boto_client("s3", moto)


@pytest.fixture(scope="module")
def template(outputs):
    return named_template(outputs)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def keys(outputs, moto):
    """Of somebody with each of the two policies and nothing else."""
    iam = boto_client("iam", moto)
    keys = {}
    for who in ("StoreWriter", "StoreReader"):
        iam.create_user(UserName=who)
        iam.attach_user_policy(UserName=who, PolicyArn=outputs[f"{who}Policy"])
        made = iam.create_access_key(UserName=who)["AccessKey"]
        keys[who] = {"AWS_ACCESS_KEY_ID": made["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": made["SecretAccessKey"]}
    return keys


@pytest.fixture
def guarded(moto):
    """Moto checks signatures and policies."""
    demand_signatures(moto)
    yield
    demand_signatures(moto, "inf")


@pytest.fixture(scope="module")
def shop(store, demo_raw, cache):
    """A store in the stack's bucket on which the whole pipeline ran, twice, so that it has old versions."""
    for neighbours in (50, 5):
        changed = ("--set", f"item_knn.neighbours={neighbours}")
        lookbook("run", *run_arguments(demo_raw), "--store", store, *changed, env=environment(cache))
    return store


def test_the_whole_path_runs_in_the_lake_and_keeps_old_versions(shop, outputs, storage):
    name, prefix = outputs["LakeBucketName"], outputs["StorePrefix"]
    versions = storage.list_object_versions(Bucket=name, Prefix=f"{prefix}/")
    channels = [it for it in versions["Versions"] if it["Key"] == f"{prefix}/releases/channels.json"]
    assert len(channels) > 1 and sum(it["IsLatest"] for it in channels) == 1
    (marker,) = [it for it in versions["DeleteMarkers"] if it["Key"] == f"{prefix}/.lock" and it["IsLatest"]]
    assert marker
    current = storage.list_objects_v2(Bucket=name, Prefix=f"{prefix}/")["Contents"]
    assert f"{prefix}/.lock" not in {it["Key"] for it in current}
    head = storage.head_object(Bucket=name, Key=f"{prefix}/standard/ratings.parquet")
    assert head["ServerSideEncryption"] == "AES256"


def test_the_writers_policy_suffices_for_every_command(guarded, store, keys, demo_raw, cache):
    environ = environment(cache, **keys["StoreWriter"])
    lookbook("run", *run_arguments(demo_raw), "--store", store, env=environ)
    lookbook("eda", "--store", store, env=environ)
    lookbook("release", "collect", "--store", store, "--keep", "1", env=environ)
    for neighbour in (store.replace("/shop?", "/shop-next-door?"), store.replace("/shop?", "?")):
        lookbook("load", *run_arguments(demo_raw), "--store", neighbour, env=environ, status=PERMISSION)


def test_the_readers_policy_reads_and_no_more(shop, guarded, store, keys, demo_raw, cache):
    environ = environment(cache, **keys["StoreReader"])
    assert lookbook_json("release", "list", "--store", store, env=environ)
    lookbook("evaluate", "--store", store, "--models", "popularity", "--at", "5", env=environ)
    said = lookbook("process", "--store", store, env=environ, status=PERMISSION).stderr
    assert "s3:PutObject" in said


def test_sources_that_land_are_an_arrival_and_nothing_else_is(outputs, store, demo_raw, moto, cache):
    queues, events = boto_client("sqs", moto), boto_client("events", moto)
    queue = queues.create_queue(QueueName="arrivals")["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    (rule,) = [rule["Name"] for rule in events.list_rules()["Rules"]]
    events.remove_targets(Rule=rule, Ids=["workflow"])  # which Moto cannot start
    events.put_targets(Rule=rule, Targets=[{"Id": "queue", "Arn": arn}])
    extra = demo_raw.parent / "more_reviews.json"
    extra.write_text(json.dumps({"overall": 5.0, "reviewerID": "u", "asin": "i", "unixReviewTime": 1500000000}) + "\n")
    environ = environment(cache)

    def arrived():
        messages = queues.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", [])
        for message in messages:
            queues.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return [json.loads(message["Body"])["detail"]["object"]["key"] for message in messages]

    lookbook("load", *run_arguments(demo_raw), "--store", store, env=environ)
    arrived()  # of the first load, if this is it
    lookbook("load", "--reviews", extra, "--store", store, env=environ)
    assert arrived() == ["shop/landing/manifest.json"]
    lookbook("process", "--store", store, env=environ)
    assert arrived() == []


def test_glue_takes_what_is_declared(template, moto):
    glue = boto_client("glue", moto)
    database = template.properties("Database")["DatabaseInput"]
    glue.create_database(DatabaseInput=database)
    for table in template.of_type("AWS::Glue::Table").values():
        glue.create_table(DatabaseName=database["Name"], TableInput=table["TableInput"])
    names = [table["Name"] for table in glue.get_tables(DatabaseName=database["Name"])["TableList"]]
    assert len(names) == len(TABLES)
    for logical_id, crawler in template.of_type("AWS::Glue::Crawler").items():
        glue.create_crawler(Name=logical_id, **{**crawler, "DatabaseName": database["Name"]})
        glue.start_crawler(Name=logical_id)
        assert glue.get_crawler(Name=logical_id)["Crawler"]["State"] == "RUNNING"
    glue.create_job(Name="transform", **template.properties("TransformJob"))
    run = glue.start_job_run(JobName="transform")["JobRunId"]
    assert glue.get_job_run(JobName="transform", RunId=run)["JobRun"]["JobName"] == "transform"


def test_step_functions_takes_the_workflow(template, moto):
    properties = template.properties("Workflow")
    text = json.dumps(properties["Definition"])
    for name, value in properties["DefinitionSubstitutions"].items():
        text = text.replace(f"${{{name}}}", value)
    assert "${" not in text
    machine = boto_client("stepfunctions", moto).create_state_machine(
        name="workflow", definition=text, roleArn="arn:aws:iam::123456789012:role/workflow"
    )
    assert machine["stateMachineArn"].endswith(":workflow")


def test_pointers_are_published_to_files_that_are_there(shop, outputs, storage, moto, tmp_path, monkeypatch, capsys):
    script = tmp_path / "standard_tables.py"
    script.write_text("print('made')\n")
    for name, value in environment(tmp_path, AWS_REGION="us-east-1", AWS_DEFAULT_REGION="us-east-1").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{moto}")
    monkeypatch.setattr(sys, "argv", ["publish_lake.py", "--stack", STACK, "--script", str(script)])
    publish_lake.main()
    work = outputs["WorkBucketName"]
    keys = {it["Key"] for it in storage.list_objects_v2(Bucket=work)["Contents"]}
    assert {f"s3://{work}/{key}" for key in keys} == set(capsys.readouterr().out.split())
    assert storage.get_object(Bucket=work, Key="jobs/standard_tables.py")["Body"].read() == script.read_bytes()
    pointers = [key for key in keys if key.startswith("pointers/")]
    assert len(pointers) == len(TABLES)
    for key in pointers:
        bucket, path = storage.get_object(Bucket=work, Key=key)["Body"].read().decode().strip()[5:].split("/", 1)
        storage.head_object(Bucket=bucket, Key=path)


def test_a_stack_that_is_not_there_is_an_error(outputs, moto):
    with pytest.raises(ClientError, match="does not exist"):
        publish_lake.outputs_of("nobody", boto_client("cloudformation", moto))
