/** Forwarders behind a Gateway Load Balancer: what is planned for them, and what is not. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { US_EAST_1 } from "../../../src/aws/data/prices-us-east-1";
import { costDelta } from "../../../src/diff/cost";
import { USER_DATA_LIMIT } from "../../../src/plan/host-files/user-data";
import type { PlannedKind } from "../../../src/plan/planned/kind";
import type { Planned } from "../../../src/plan/planned/stack";
import { balancedOrganisation } from "../../support/balanced-organisation";
import { planOfTexts } from "../../support/plans";

type Of<Kind extends PlannedKind> = Extract<Planned, { kind: Kind }>;

function planned(more = "", change = (text: string) => text) {
  const { stacks } = planOfTexts({ "c.yaml": change(balancedOrganisation(more)) });
  const all = stacks.filter(({ account }) => account.name === "hub").flatMap(({ resources }) => resources);
  return <Kind extends PlannedKind>(kind: Kind) =>
    all
      .filter((one): one is Of<Kind> => one.kind === kind)
      .filter(({ ref }) => !ref.includes("interface-endpoint"));
}

test("each AZ's table leads to the endpoint of that AZ, which has that AZ's subnet alone", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 3 }), (zones) => {
      const names = Array.from({ length: zones }, (_, i) => `use1-az${i + 1}`);
      const of = planned("", (text) => text.replace("[use1-az1, use1-az2]", `[${names.join(", ")}]`));
      const endpoints = of("gateway-balancer-endpoint");
      expect(endpoints.map(({ subnet }) => subnet)).toEqual(
        names.map((zone) => `hub/us-east-1/main/app/${zone}`),
      );
      const routes = of("connection-route").filter(
        ({ target }) => target.kind === "gateway-balancer-endpoint",
      );
      expect(routes.map(({ ref, target }) => [ref, target.id])).toEqual(
        names.map((zone) => [
          `hub/us-east-1/main/attachments/${zone}/forwarded/203.0.113.0-24`,
          expect.objectContaining({ name: `endpoint_${zone}` }),
        ]),
      );
      expect(of("auto-scaling-group")).toMatchObject([
        { instances: { least: zones, most: 2 * zones }, health: "ELB", cpuPercent: 50 },
      ]);
    }),
    { numRuns: 4 },
  );
});

test("nobody moves a route: no interface, no instance of its own, no right to, and no watch over others", () => {
  const of = planned();
  expect([...of("network-interface"), ...of("instance")]).toEqual([]);
  const [role] = of("instance-role");
  expect(JSON.stringify(role?.policy)).not.toContain("ReplaceRoute");
  const [template] = of("launch-template");
  expect(template?.userData).not.toMatch(/move-route|forwarder-watch|awscli/);
  expect(template?.userData).toContain("systemctl restart forwarder-geneve.service");
});

test("its group lets in the balancer's addresses alone, and answers out to its port", () => {
  const of = planned(", ports: [443, 8443]");
  const rules = of("security-group-rule").filter(({ securityGroup }) =>
    securityGroup.includes("/forwarder/"),
  );
  const texts = rules.map(({ direction, protocol, port, peer }) => {
    const block = peer.kind === "cidr-block" ? peer.cidrBlock : peer.kind;
    return `${direction} ${block} ${protocol} ${port}`;
  });
  const subnets = ["10.0.1.0/26", "10.0.1.64/26"];
  expect(texts.sort()).toEqual(
    [
      ...subnets.flatMap((block) => [
        `ingress ${block} tcp 8081`,
        `ingress ${block} udp 6081`,
        `egress ${block} udp 6081`,
      ]),
      "egress 10.0.1.0/24 tcp 443", // packages and Session Manager
      "egress 203.0.113.0/24 tcp 443",
      "egress 203.0.113.0/24 tcp 8443",
    ].sort(),
  );
});

test("a list of hosts leaves replacing to EC2's word, and its script fits", () => {
  const of = planned(', hosts: ["api.partner.example", "*.files.partner.example"]');
  expect(of("auto-scaling-group")).toMatchObject([{ health: "EC2" }]);
  const [template] = of("launch-template");
  expect(gzipSync(template?.userData ?? "").length).toBeLessThan(USER_DATA_LIMIT / 2);
});

test("the balancer and its endpoints are paid for in each AZ, and as many instances as there are at least", () => {
  const { stacks } = planOfTexts({ "c.yaml": balancedOrganisation() });
  const { changes } = costDelta([], stacks, US_EAST_1);
  const monthly = Object.fromEntries(changes.map((one) => [one.what, one.monthly]));
  expect(monthly).toMatchObject({
    "Gateway Load Balancer in an AZ": expect.closeTo(2 * 730 * 0.0125, 6),
    "Gateway Load Balancer endpoint": expect.closeTo(2 * 730 * 0.01, 6),
    "proxy or forwarder instance": expect.closeTo(2 * 730 * 0.0208, 6),
  });
});

test("its endpoints count among the VPC's", () => {
  const text = balancedOrganisation().replace(
    "region: us-east-1\n        cidr: { pool: all, cidr: 10.0.1.0/24 }",
    (found) => `quotas: { interfaceEndpointsPerVpc: 1 }\n        ${found}`,
  );
  expect(() => planOfTexts({ "c.yaml": text })).toThrow("QUOTA_EXCEEDED");
});
