/** A policy that expects what no plan has. */
exports.policies = [({ plan }) => plan.vpcs.map(({ name }) => name)];
