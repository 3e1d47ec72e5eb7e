"""deploy/lake.yaml with its parameters and references filled in, as CloudFormation would."""

import re

from cfnlint.decode import decode
from conftest import ROOT

TEMPLATE = ROOT / "deploy/lake.yaml"
SCHEMA = ROOT / "deploy/schema/standard_tables.json"
# What Glue and Spark call the types of the schema.
HIVE_TYPES = {
    "bool": "boolean",
    "int32": "int",
    "int64": "bigint",
    "float32": "float",
    "float64": "double",
    "string": "string",
    "list of string": "array<string>",
}
NOTHING = object()  # AWS::NoValue
SURROUNDINGS = {
    "AWS::AccountId": "123456789012",
    "AWS::NoValue": NOTHING,
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::StackName": "lake",
}


class Template:
    """Parameters that are not given have their defaults. A resource is called after its logical id."""

    def __init__(self, names=(), **parameters):
        self.source, mistakes = decode(str(TEMPLATE))
        assert not mistakes, mistakes
        self.names = {name: parameter.get("Default") for name, parameter in self.source["Parameters"].items()}
        self.names |= SURROUNDINGS | parameters
        for logical_id, resource in self.source["Resources"].items():
            self.names[logical_id] = logical_id.lower()
            service = resource["Type"].split("::")[1].lower()
            self.names[f"{logical_id}.Arn"] = f"arn:aws:{service}:::{logical_id.lower()}"
        self.names |= dict(names)

    def of_type(self, kind):
        """Logical id -> properties."""
        resources = self.source["Resources"].items()
        return {name: self.resolve(it["Properties"]) for name, it in resources if it["Type"] == kind}

    def properties(self, logical_id):
        return self.resolve(self.source["Resources"][logical_id]["Properties"])

    def outputs(self):
        return {name: self.resolve(output["Value"]) for name, output in self.source["Outputs"].items()}

    def resolve(self, value):
        if isinstance(value, list):
            return [item for item in map(self.resolve, value) if item is not NOTHING]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((function, operand),) = value.items()
            if function in FUNCTIONS:
                return FUNCTIONS[function](self, operand)
        members = {name: self.resolve(member) for name, member in value.items()}
        return {name: member for name, member in members.items() if member is not NOTHING}

    def substitute(self, text):
        return re.sub(r"\$\{([^}]+)\}", lambda found: str(self.names[found[1]]), text)

    def choose(self, operand):
        name, yes, no = operand
        assert name == "UsesKms", f"a condition that is not known here: {name}"
        return self.resolve(yes if self.names["KmsKeyArn"] else no)


def without_key(value):
    """The source of the template where no key of KMS is given: Moto does not drop AWS::NoValue from a list."""
    if isinstance(value, list):
        return [without_key(item) for item in value if not is_nothing_without_key(item)]
    if not isinstance(value, dict):
        return value
    if list(value) == ["Fn::If"]:
        return without_key(value["Fn::If"][2])
    return {name: without_key(member) for name, member in value.items() if not is_nothing_without_key(member)}


def is_nothing_without_key(value):
    return isinstance(value, dict) and list(value) == ["Fn::If"] and value["Fn::If"][2] == {"Ref": "AWS::NoValue"}


FUNCTIONS = {
    "Ref": lambda template, name: template.names[name],
    "Fn::GetAtt": lambda template, path: template.names[".".join(path)],
    "Fn::Sub": Template.substitute,
    "Fn::If": Template.choose,
}
