/** The sample organisation is sound: nothing is found in it, and nothing in it goes unread. */
import { readNetwork } from "../../src/verify/readers/read-network";
import { renderFindings } from "../../src/verify/render/findings";
import { verify } from "../../src/verify/verify";
import { sampleOrganisation } from "../support/sample-organisation";

it("has no findings", () => {
  const { stacks, directory, expectations } = sampleOrganisation();
  expect(renderFindings(verify(readNetwork(stacks).network, directory, expectations))).toBe("");
});
