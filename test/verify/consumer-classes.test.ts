/** Consumers of a service that are of one class are answered alike, and thousands of one shape are one class. */
import fc from "fast-check";
import { readNetwork } from "../../src/verify/readers/read-network";
import { Scene } from "../../src/verify/scene";
import { Classes } from "../../src/verify/world/classes";
import "../support/property-seed";
import { TerraformNetwork } from "../support/terraform-network";

interface Consumer {
  /** Of the second byte: consumers with the same one overlap. */
  readonly octet: number;
  /** The second byte of the block that its endpoint's group admits. */
  readonly admits: number;
  readonly zone: "own" | "shared" | "wrong name" | "none";
  readonly listed: boolean;
}

/** Mostly in order, so that classes have several members, and one thing wrong tells them apart. */
const mostly = <T>(usual: T, ...others: readonly T[]) =>
  fc.constantFrom(...Array(4).fill(usual), ...others) as fc.Arbitrary<T>;

const consumer = fc.integer({ min: 0, max: 1 }).chain((octet) =>
  fc.record({
    octet: fc.constant(octet),
    admits: mostly(octet, 1 - octet),
    zone: mostly<Consumer["zone"]>("own", "shared", "wrong name", "none"),
    listed: mostly(true, false),
  }),
);

const NAME = "auth.acme.example";

function sceneOf(list: readonly Consumer[]): Scene {
  const network = new TerraformNetwork()
    .vpc("tools", "10.1.0.0/16")
    .subnet("tools", "service", "10.1.1.0/24")
    .group("tools", "auth", "out tcp 443 10.1.1.0/24")
    .add("tools", "aws_lb.auth", {
      internal: true,
      load_balancer_type: "network",
      security_groups: ["${aws_security_group.auth.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "off",
      subnets: ["${aws_subnet.service.id}"],
    })
    .add("tools", "aws_lb_target_group.auth", { port: 443, target_type: "ip", vpc_id: "${aws_vpc.net.id}" })
    .add("tools", "aws_lb_target_group_attachment.auth", {
      target_group_arn: "${aws_lb_target_group.auth.arn}",
      target_id: "10.1.1.20",
    })
    .add("tools", "aws_lb_listener.auth", {
      load_balancer_arn: "${aws_lb.auth.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.auth.arn}" }],
    });
  list.forEach((one, index) => {
    addConsumer(network, `c${index}`, one);
  });
  const listed = list.flatMap((one, index) => (one.listed ? [network.idOf(`c${index}`)] : []));
  const own = { name: "auth", dnsName: NAME, consumers: listed };
  network.add("tools", "aws_vpc_endpoint_service.auth", {
    acceptance_required: false,
    network_load_balancer_arns: ["${aws_lb.auth.arn}"],
    allowed_principals: listed.map((id) => `arn:aws:iam::${id}:root`),
  });
  return new Scene(readNetwork(network.stacks()).network, network.directory([], { services: [own] }));
}

function addConsumer(network: TerraformNetwork, name: string, { octet, admits, zone }: Consumer): void {
  network
    .vpc(name, `10.${octet}.0.0/16`)
    .subnet(name, "app", `10.${octet}.1.0/24`)
    .group(name, "auth", `in tcp 443 10.${admits}.0.0/16`)
    .add(name, "aws_vpc_endpoint.auth", {
      vpc_id: "${aws_vpc.net.id}",
      vpc_endpoint_type: "Interface",
      service_name: network.from(name, "tools", "aws_vpc_endpoint_service.auth.service_name"),
      subnet_ids: ["${aws_subnet.app.id}"],
      security_group_ids: ["${aws_security_group.auth.id}"],
    });
  if (zone === "none") return;
  const seenBy = zone === "shared" ? [name, "tools"] : [name];
  network
    .add(name, "aws_route53_zone.auth", {
      name: zone === "wrong name" ? "other.example" : NAME,
      vpc: seenBy.map((vpc) => ({ vpc_id: network.from(name, vpc, "aws_vpc.net.id") })),
    })
    .add(name, "aws_route53_record.auth", {
      zone_id: "${aws_route53_zone.auth.zone_id}",
      name: zone === "wrong name" ? "other.example" : NAME,
      type: "A",
      alias: [{ name: "${aws_vpc_endpoint.auth.dns_entry[0].dns_name}", zone_id: "Z1" }],
    });
}

/** Class of each consumer, and how its question for the service ends. */
function answers(scene: Scene): { readonly vpcClass: string; readonly ending: string }[] {
  return [...scene.world.network.subnets.values()]
    .filter(({ tier }) => tier === "app")
    .map((subnet) => {
      const service = [...scene.world.network.endpointServices.values()][0]!;
      const spec = scene.world.directory.services![0]!;
      const aim = { kind: "service", text: "service/auth", service, spec } as const;
      const traces = scene.ask({ source: scene.workload(subnet), aim }, { protocol: "tcp", port: 443 });
      const ending = traces.map(({ disposition }) => disposition).join();
      return { vpcClass: scene.classes.vpcClass(subnet.vpc), ending };
    });
}

test("whoever is of one class gets one answer, whatever overlaps", () => {
  const endings = new Set<string>();
  let alike = 0;
  fc.assert(
    fc.property(fc.array(consumer, { minLength: 2, maxLength: 8 }), (list) => {
      const byClass = new Map<string, string>();
      for (const { vpcClass, ending } of answers(sceneOf(list))) {
        if (byClass.has(vpcClass)) alike += 1;
        expect(byClass.get(vpcClass) ?? ending).toBe(ending);
        byClass.set(vpcClass, ending);
        endings.add(ending);
      }
    }),
    { numRuns: 200 },
  );
  // The property says something: there were classes of several, and answers of several kinds.
  expect(alike).toBeGreaterThan(50);
  expect([...endings].sort()).toEqual(["delivered", "denied in", "no route"]);
});

test("consumers of one shape are one class, with the same addresses and with their own", () => {
  const shape: Consumer = { octet: 0, admits: 0, zone: "own", listed: true };
  const classesOf = (list: readonly Consumer[]) => new Classes(sceneOf(list).world).sizes().vpcs;
  expect(classesOf(Array.from({ length: 40 }, () => shape))).toBe(2);
  const apart = Array.from({ length: 40 }, (_, n) => ({ ...shape, octet: n + 2, admits: n + 2 }));
  expect(classesOf(apart)).toBe(2);
});
