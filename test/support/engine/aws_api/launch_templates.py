"""Launch templates: moto puts the template's own tags into the data of its first version, as if instances should have them."""

from typing import Any

from moto.ec2.models import EC2Backend

from patching import method_of

moto_create = EC2Backend.create_launch_template


@method_of(EC2Backend)
def create_launch_template(self: Any, name: Any, description: Any, template_data: dict[str, Any], tag_spec: Any) -> Any:
    data = {**template_data}
    kept = [spec for spec in data.pop("TagSpecifications", []) if spec["ResourceType"] != "launch-template"]
    if kept:
        data["TagSpecifications"] = kept
    return moto_create(self, name, description, data, tag_spec)
