"""Scaling policies: moto forgets whether one is enabled, and tells of predictive scaling where there is none."""

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult

from patching import method_of

moto_answer_put = AutoScalingResponse.put_scaling_policy


@method_of(AutoScalingResponse)
def put_scaling_policy(self: AutoScalingResponse) -> ActionResult:
    answer = moto_answer_put(self)
    policy = self.autoscaling_backend.policies[self._get_param("PolicyName")]
    policy.enabled = self._get_bool_param("Enabled", True)
    policy.predictive_scaling_configuration = policy.predictive_scaling_configuration or None
    return answer
