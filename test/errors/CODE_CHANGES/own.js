/** A policy that reads what is emitted, and code that takes another version of Terraform. */
exports.policies = [({ stacks }) => (stacks.length > 0 ? [] : [])];
exports.onStack = (stack) => stack.addOverride("terraform.required_version", ">= 1.5");
