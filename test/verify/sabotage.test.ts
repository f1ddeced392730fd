/** Mutation: every kind of sabotage of a sound organisation's Terraform JSON is found. */
import type { Finding } from "../../src/verify/finding";
import { readNetwork } from "../../src/verify/readers/read-network";
import type { StackJson } from "../../src/verify/terraform/stack";
import { verify } from "../../src/verify/verify";
import { SABOTAGE } from "../support/sabotage/sabotage";
import { sampleOrganisation } from "../support/sample-organisation";

const organisation = sampleOrganisation();

/** Errors only: what is merely unread does not count as found. */
function errorsOf(stacks: readonly StackJson[]): Finding[] {
  const { network } = readNetwork(stacks);
  return verify(network, organisation.directory, organisation.expectations).filter(
    (finding) => finding.severity === "error",
  );
}

it("starts from an organisation without errors", () => expect(errorsOf(organisation.stacks)).toEqual([]));

it("knows more than forty kinds", () =>
  expect(new Set(SABOTAGE.map(({ name }) => name)).size).toBeGreaterThan(40));

describe.each(SABOTAGE.map((sabotage) => [sabotage.name, sabotage] as const))("%s", (_, sabotage) => {
  it("is found", () => {
    const stacks = sabotage.apply(organisation.stacks);
    if (!stacks) throw new Error("the organisation has no victim for it");
    expect(errorsOf(stacks)).not.toEqual([]);
  });
});
