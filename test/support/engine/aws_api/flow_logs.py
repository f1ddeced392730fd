"""Flow logs: moto forgets the destination options, and looks for the bucket in the VPC's account alone, where a central log bucket is not.

A bucket of another account must let the delivery service write, as in AWS.
"""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models import EC2Backend
from moto.ec2.responses import EC2Response
from moto.s3.models import s3_backends

from patching import everywhere, method_of

moto_create = EC2Backend.create_flow_logs
moto_answer_create = EC2Response.create_flow_logs


def foreign_bucket(backend: Any, destination: str) -> Any:
    name = destination.split(":", 5)[5].split("/")[0]
    for other in everywhere(s3_backends):
        bucket = other.buckets.get(name)
        if bucket is not None and other.account_id != backend.account_id:
            return bucket if b"delivery.logs.amazonaws.com" in as_bytes(bucket.policy) else None
    return None


def as_bytes(policy: Any) -> bytes:
    return policy if isinstance(policy, bytes) else str(policy or "").encode()


@method_of(EC2Backend)
def create_flow_logs(self: Any, **named: Any) -> Any:
    destination = named.get("log_destination")
    if named.get("log_destination_type") != "s3":
        return moto_create(self, **named)
    bucket = foreign_bucket(self, destination)
    own = s3_backends[self.account_id][self.partition].buckets
    name = destination.split(":", 5)[5].split("/")[0]
    if bucket is None and name not in own:
        return moto_create(self, **named)
    # moto takes the whole rest of the ARN, folder included, for the bucket's name.
    found = bucket if bucket is not None else own[name]
    seen_as = destination.split(":", 5)[5]
    had = seen_as in own
    own.setdefault(seen_as, found)
    try:
        return moto_create(self, **named)
    finally:
        if not had:
            del own[seen_as]


@method_of(EC2Response)
def create_flow_logs(self: Any) -> ActionResult:  # noqa: F811 - the answer to the call above
    answer = moto_answer_create(self)
    options = self._get_param("DestinationOptions")
    for flow_log_id in answer.result["FlowLogIds"]:
        if options:
            self.ec2_backend.flow_logs[flow_log_id].destination_options = options
    return answer
