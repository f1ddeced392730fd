/** A policy of the project, with a code of its own. */
exports.policies = [
  ({ plan }) =>
    plan.addresses
      .filter(({ kind, cidrBlock }) => kind === "primary" && !cidrBlock.endsWith("/22"))
      .map(({ ref, cidrBlock, because }) => ({
        code: "ACME_VPC_SIZE",
        message: `${ref} has ${cidrBlock}, and our VPCs have a /22`,
        why: "Whoever has more than a /22 leaves others with less.",
        help: "Ask for prefixLength: 22, or talk to the network team.",
        at: because.at,
      })),
];
