/** A policy that reads what is emitted, and code that fails while it is made. */
exports.policies = [({ stacks }) => (stacks.length > 0 ? [] : [])];
exports.onStack = (_stack, planned) => {
  throw new Error(`nobody answers for ${planned.vpcs[0].ref}`);
};
