"""deploy/lake.yaml as text: what cfn-lint says of it, what it must hold for a lake of personal data, and that each of
its paths is one that the program writes. test_lake_stack.py stands it up."""

import json
from fnmatch import fnmatchcase

import pytest
from cfnlint.api import lint_file
from conftest import lookbook_json
from lake_template import HIVE_TYPES, SCHEMA, TEMPLATE, Template

KEY = "arn:aws:kms:us-east-1:123456789012:key/0a1b"
LARGEST_BODY = 51200  # bytes of a template that CloudFormation takes without a bucket


@pytest.fixture(scope="module", params=["", KEY], ids=["keys of S3", "a key of KMS"])
def template(request):
    return Template(KmsKeyArn=request.param)


def schema_tables():
    return json.loads(SCHEMA.read_text())["standard_tables"]


def as_list(value):
    return value if isinstance(value, list) else [value]


def allowed(template):
    """(who, statement) of each permission that the template gives."""
    for name, role in template.of_type("AWS::IAM::Role").items():
        for policy in role["Policies"]:
            yield from ((name, statement) for statement in policy["PolicyDocument"]["Statement"])
    for name, policy in template.of_type("AWS::IAM::ManagedPolicy").items():
        yield from ((name, statement) for statement in policy["PolicyDocument"]["Statement"])


def actions_on(template, who, resource):
    """What `who` may do with it."""
    return {
        action
        for name, statement in allowed(template)
        if name == who and any(fnmatchcase(resource, pattern) for pattern in as_list(statement["Resource"]))
        for action in as_list(statement["Action"])
    }


def test_the_linter_has_nothing_to_say():
    assert [str(match) for match in lint_file(TEMPLATE)] == []
    assert TEMPLATE.stat().st_size < LARGEST_BODY


def test_buckets_are_encrypted_versioned_and_closed(template):
    buckets = template.of_type("AWS::S3::Bucket")
    assert set(buckets) == {"LakeBucket", "WorkBucket"}
    key = template.names["KmsKeyArn"]
    for name, bucket in buckets.items():
        (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        expected = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key} if key else {"SSEAlgorithm": "AES256"}
        assert rule["ServerSideEncryptionByDefault"] == expected
        assert rule.get("BucketKeyEnabled", False) == bool(key)
        assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
        assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
        closed = bucket["PublicAccessBlockConfiguration"]
        assert len(closed) == 4 and all(value is True for value in closed.values())
        assert template.source["Resources"][name]["DeletionPolicy"] == "Retain"
        assert template.source["Resources"][name]["UpdateReplacePolicy"] == "Retain"


def test_buckets_are_reached_over_tls_only(template):
    policies = {policy["Bucket"]: policy for policy in template.of_type("AWS::S3::BucketPolicy").values()}
    for name in template.of_type("AWS::S3::Bucket"):
        arn = template.names[f"{name}.Arn"]
        statements = policies[template.names[name]]["PolicyDocument"]["Statement"]
        for statement in statements:
            assert statement["Effect"] == "Deny" and statement["Principal"] == "*" and statement["Action"] == "s3:*"
            assert statement["Resource"] == [arn, f"{arn}/*"]
        assert [statement["Condition"] for statement in statements] == [
            {"Bool": {"aws:SecureTransport": "false"}},
            {"NumericLessThan": {"s3:TlsVersion": "1.2"}},
        ]


def test_old_versions_and_unfinished_uploads_do_not_stay(template):
    for bucket in template.of_type("AWS::S3::Bucket").values():
        rules = {rule["Id"]: rule for rule in bucket["LifecycleConfiguration"]["Rules"]}
        assert all(rule["Status"] == "Enabled" for rule in rules.values())
        everywhere = [rule for rule in rules.values() if "Prefix" not in rule]
        assert {"NoncurrentDays": 30} in [rule.get("NoncurrentVersionExpiration") for rule in everywhere]
        assert any(rule.get("ExpiredObjectDeleteMarker") for rule in everywhere)
        # The program's own sweep leaves uploads of the last day alone, as they may still be going on.
        assert rules["unfinished-uploads"]["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"] > 1


def test_nothing_that_is_served_or_current_expires(template):
    for rule in template.properties("LakeBucket")["LifecycleConfiguration"]["Rules"]:
        assert "ExpirationInDays" not in rule and "ExpirationDate" not in rule
        if "Transitions" in rule:
            assert rule["Prefix"] == "shop/landing/files/"
            assert [transition["StorageClass"] for transition in rule["Transitions"]] == ["STANDARD_IA"]


def test_no_permission_is_for_everything(template):
    assert len(list(allowed(template))) >= 15
    for who, statement in allowed(template):
        assert statement["Effect"] == "Allow", who
        assert "NotAction" not in statement and "NotResource" not in statement, who
        for action in as_list(statement["Action"]):
            assert "*" not in action and ":" in action, f"{who}: {action}"
        for resource in as_list(statement["Resource"]):
            service = as_list(statement["Action"])[0].split(":")[0]
            assert not fnmatchcase(f"arn:aws:{service}:::of-somebody-else/x", resource), f"{who}: {resource}"


def test_no_role_trusts_another_account(template):
    for name, role in template.of_type("AWS::IAM::Role").items():
        (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
        assert set(statement["Principal"]) == {"Service"} and statement["Action"] == "sts:AssumeRole", name
        assert statement["Condition"] == {"StringEquals": {"aws:SourceAccount": "123456789012"}}, name


def test_roles_reach_the_zones_they_need_and_no_others(template):
    lake = template.names["LakeBucket.Arn"] + "/shop/"
    writes = {"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"}
    assert actions_on(template, "CrawlerRole", lake + "landing/files/12-meta.json") == {"s3:GetObject"}
    assert actions_on(template, "CrawlerRole", lake + "landing/images/12.jpg") == set()
    assert actions_on(template, "TransformRole", lake + "landing/manifest.json") == {"s3:GetObject"}
    assert actions_on(template, "TransformRole", lake + "standard/ratings.parquet") == writes
    assert actions_on(template, "TransformRole", lake + ".lock") == writes
    assert actions_on(template, "TransformRole", lake + "releases/channels.json") == set()
    assert actions_on(template, "StoreReader", lake + "releases/channels.json") == {"s3:GetObject"}
    assert actions_on(template, "StoreWriter", lake + "releases/channels.json") == writes
    neighbour = template.names["LakeBucket.Arn"] + "/shop-next-door/landing/manifest.json"
    for who in ("CrawlerRole", "TransformRole", "StoreReader", "StoreWriter"):
        assert actions_on(template, who, neighbour) == set()


def test_whoever_touches_the_buckets_may_use_their_key(template):
    key = template.names["KmsKeyArn"]
    for who in ("CrawlerRole", "TransformRole", "StoreReader", "StoreWriter"):
        expected = {"kms:Decrypt"} if key else set()
        if who in ("TransformRole", "StoreWriter") and key:
            expected.add("kms:GenerateDataKey")
        assert actions_on(template, who, key or KEY) == expected, who


def test_every_path_is_one_that_the_program_writes(demo_store):
    template = Template()
    written = {path.relative_to(demo_store).as_posix() for path in demo_store.rglob("*") if path.is_file()}
    tables = {path for path in written if path.startswith("standard/") and path.endswith(".parquet")}
    store = "s3://lakebucket/shop/"
    targets = template.properties("StandardCrawler")["Targets"]["S3Targets"]
    assert {target["Path"] for target in targets} == {store + path for path in tables}
    (raw,) = template.properties("LandingCrawler")["Targets"]["S3Targets"]
    sources = json.loads((demo_store / "landing/manifest.json").read_text())["sources"]
    beside = {path for path in written if (store + path).startswith(raw["Path"])}
    assert len(beside) == len(sources) == 2
    (key,) = template.properties("Arrival")["EventPattern"]["detail"]["object"]["key"]
    assert key.removeprefix("shop/") in written
    assert template.outputs()["Store"] == "s3://lakebucket/shop?region=us-east-1"
    assert "--store 's3://lakebucket/shop?region=us-east-1'" in template.outputs()["RunCommand"]


def test_the_schema_is_the_programs(demo_store):
    own = lookbook_json("eda", "--store", demo_store, "--schema")["standard_tables"]
    columns = {table["table"]: table["columns"] for table in own}
    written = [table for table in schema_tables() if "subset_of" not in table]
    assert [{"table": table["table"], "columns": table["columns"]} for table in written] == own
    assert all(table["columns"] == columns[table.get("subset_of", table["table"])] for table in schema_tables())
    assert all(table["path"] == f"standard/{table['table']}.parquet" for table in schema_tables())


def test_the_catalogue_declares_the_schema():
    template = Template()
    inputs = [table["TableInput"] for table in template.of_type("AWS::Glue::Table").values()]
    declared = {table["Name"]: table for table in inputs}
    assert list(declared) == [table["table"] for table in schema_tables()]
    for table in schema_tables():
        storage = declared[table["table"]]["StorageDescriptor"]
        assert storage["Columns"] == [
            {"Name": column["name"], "Type": HIVE_TYPES[column["type"]]} for column in table["columns"]
        ]
        assert storage["Location"] == f"s3://workbucket/pointers/{table['table']}/"
        assert storage["InputFormat"].endswith(".SymlinkTextInputFormat")
        assert storage["SerdeInfo"]["SerializationLibrary"].endswith(".ParquetHiveSerDe")


def test_the_workflow_looks_transforms_and_looks_again():
    template = Template()
    workflow = template.properties("Workflow")
    states = workflow["Definition"]["States"]
    order, name = [], workflow["Definition"]["StartAt"]
    while name:
        order.append(states[name].get("Parameters"))
        name = states[name].get("Next")
    landing, transform, standard = "${LandingCrawler}", "${TransformJob}", "${StandardCrawler}"
    assert order == [{"Name": landing}, {"JobName": transform}, {"Name": standard}, None]
    named = {"${" + name + "}": value for name, value in workflow["DefinitionSubstitutions"].items()}
    assert [named[name] for name in (landing, transform, standard)] == [
        template.names[name] for name in ("LandingCrawler", "TransformJob", "StandardCrawler")
    ]
    started = actions_on(template, "ArrivalRole", template.names["Workflow"])
    assert started == {"states:StartExecution"}
    assert template.properties("Arrival")["State"] == "DISABLED"


def test_the_job_gets_its_script_and_is_told_the_store_and_the_schema():
    job = Template(TransformScript="jobs/other.py").properties("TransformJob")
    assert job["Command"]["ScriptLocation"] == "s3://workbucket/jobs/other.py"
    assert job["DefaultArguments"]["--store"] == "s3://lakebucket/shop?region=us-east-1"
    assert job["DefaultArguments"]["--schema"] == "s3://workbucket/schema/standard_tables.json"
