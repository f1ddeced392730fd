/** Findings and traces as text, JSON, SARIF and JUnit. */
import { FINDING_CODES } from "../../src/verify/codes";
import { readNetwork } from "../../src/verify/readers/read-network";
import { findingsToJson, renderFindings } from "../../src/verify/render/findings";
import { findingsToJunit } from "../../src/verify/render/junit";
import { findingsToSarif } from "../../src/verify/render/sarif";
import { renderTrace, traceToJson } from "../../src/verify/render/trace";
import { trace, verify } from "../../src/verify/verify";
import { TerraformNetwork } from "../support/terraform-network";

const at = { file: "config/network.yaml", start: { line: 14, column: 11 }, end: { line: 14, column: 40 } };

function small() {
  const network = new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24")
    .acl("a", "data", "100 in deny tcp 443 0.0.0.0/0", "100 out allow -1 0 0.0.0.0/0");
  return { network: readNetwork(network.stacks()).network, directory: network.directory() };
}

const findings = () => {
  const { network, directory } = small();
  return verify(network, directory, [
    { from: "a/net/app", to: "a/net/data", port: 443, expect: "delivered", at },
    { from: "a/net/ap", to: "a/net/data", expect: "denied", at },
  ]);
};

it("a trace tells the verdict first, then each hop, its rule and its line, then what would help", () => {
  const { network, directory } = small();
  const answer = trace(network, directory, "a/net/app", "a/net/data");
  if (!("trace" in answer)) throw new Error("no trace");
  expect(renderTrace(answer.trace)).toBe(`denied in: a/net/app (use1-az1) to a/net/data (use1-az1) tcp/443
  network ACL rule 100 denies ingress of tcp 443 at a/us-east-1/net/data/use1-az1

   1 → a/us-east-1/net/-/data_0: network ACL rule 100 denies ingress of tcp 443 at a/us-east-1/net/data/use1-az1 [denied in]  config/a.yaml:9:3

  what would have to change: an ingress entry that allows tcp 443 from 10.0.1.4
  asked for by config/a.yaml:9:3
`);
  expect(JSON.parse(traceToJson(answer.trace))).toMatchObject({
    disposition: "denied in",
    decidedBy: "a:aws_network_acl_rule.data_0",
  });
});

it("a selector that names nothing is said, and never traced", () => {
  const { network, directory } = small();
  expect(trace(network, directory, "a/net/nobody", "service/none")).toEqual({
    unknown: ["a/net/nobody", "service/none"],
  });
});

it("findings say code, place, why, help and the trace", () => {
  const text = renderFindings(findings());
  expect(text).toContain(
    "config/network.yaml:14:11: error EXPECTATION_NAMES_NOTHING: “a/net/ap” names nothing in the emitted network\n",
  );
  expect(text).toContain(
    "config/network.yaml:14:11: error EXPECTATION_NOT_MET: a/net/app to a/net/data on tcp 443 is expected to be delivered, and is denied in",
  );
  expect(text).toContain("denied in: a/net/app (use1-az1) to a/net/data (use1-az1) tcp/443");
  expect(JSON.parse(findingsToJson(findings())).findings).toHaveLength(2);
});

it("SARIF points at the configuration and names its rules", () => {
  const sarif = JSON.parse(findingsToSarif(findings()));
  const [run] = sarif.runs;
  expect(sarif.version).toBe("2.1.0");
  expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
    "EXPECTATION_NAMES_NOTHING",
    "EXPECTATION_NOT_MET",
  ]);
  for (const result of run.results) {
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.locations[0].physicalLocation.region).toEqual({
      startLine: 14,
      startColumn: 11,
      endLine: 14,
      endColumn: 40,
    });
  }
});

it("JUnit has a case for each code and escapes what XML forbids", () => {
  const xml = findingsToJunit(findings());
  expect(xml.match(/<testcase /g)).toHaveLength(Object.keys(FINDING_CODES).length);
  expect(xml).toContain('tests="22" failures="2"');
  const strange = {
    code: "UNREAD",
    severity: "warning",
    resource: "",
    data: { resource: 'a<b>&"\u0001', argument: "", why: "x" },
  } as const;
  expect(findingsToJunit([strange])).toContain("a&lt;b&gt;&amp;&quot;\\u0001 was not read: x");
});

it("every rendering is the same twice", () => {
  expect(renderFindings(findings())).toBe(renderFindings(findings()));
  expect(findingsToSarif(findings())).toBe(findingsToSarif(findings()));
});
