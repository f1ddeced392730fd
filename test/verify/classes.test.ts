/** Classes are sound: asking one of each kind of pair finds what asking every pair finds. */
import fc from "fast-check";
import { readNetwork } from "../../src/verify/readers/read-network";
import { Scene } from "../../src/verify/scene";
import { isOpen } from "../../src/verify/trace/trace";
import { representativePairs } from "../../src/verify/world/pairs";
import { TerraformNetwork } from "../support/terraform-network";

interface Shape {
  readonly segment: "main" | "dev";
  readonly acl: boolean;
  readonly route: "10.0.0.0/8" | "10.1.0.0/16" | "10.2.1.0/24";
  readonly octet: number;
  readonly learnt: boolean;
}

const shape = fc.record({
  segment: fc.constantFrom<Shape["segment"]>("main", "dev"),
  acl: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  route: fc.constantFrom<Shape["route"]>("10.0.0.0/8", "10.0.0.0/8", "10.1.0.0/16", "10.2.1.0/24"),
  learnt: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
});

const worlds = fc.record({
  shapes: fc
    .array(shape, { minLength: 3, maxLength: 7 })
    .map((list) => list.map((item, octet) => ({ ...item, octet }))),
  peered: fc.option(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 2, max: 2 })), {
    nil: undefined,
  }),
  blackhole: fc.option(fc.constantFrom("10.1.0.0/16", "10.1.1.0/24", "10.0.0.0/15"), { nil: undefined }),
});

function write(world: {
  shapes: readonly Shape[];
  peered: [number, number] | undefined;
  blackhole: string | undefined;
}) {
  const network = new TerraformNetwork().account("hub").transit("hub").transitTable("hub", "dev");
  for (const { segment, acl, route, octet, learnt } of world.shapes) {
    const name = `v${octet}`;
    network
      .vpc(name, `10.${octet}.0.0/16`)
      .subnet(name, "app", `10.${octet}.1.0/24`)
      .subnet(name, "data", `10.${octet}.2.0/24`)
      .toTransit(name, "app", route, "hub")
      .attach(name, "hub", ["app"], segment, learnt ? [segment] : []);
    if (acl) network.acl(name, "app", "100 in allow -1 0 10.0.0.0/14", "100 out allow -1 0 0.0.0.0/0");
  }
  if (world.peered) {
    const [one, other] = world.peered.map((index) => `v${index}`) as [string, string];
    network.peer(one, other).peerRoute(one, "data", `10.${world.peered[1]}.0.0/16`, one, other);
    network.peerRoute(other, "data", `10.${world.peered[0]}.0.0/16`, one, other);
  }
  if (world.blackhole) network.transitRoute("hub", "main", world.blackhole);
  return network;
}

it("finds an open pair of tiers between OUs exactly when some pair is open, and a closed one likewise", () => {
  let saved = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const network = write(world);
      const scene = new Scene(readNetwork(network.stacks()).network, network.directory());
      const subnets = [...scene.world.network.subnets.values()];
      const open = ({ from, to }: { from: (typeof subnets)[number]; to: (typeof subnets)[number] }) =>
        scene
          .ask({ source: scene.workload(from), aim: scene.workload(to) }, { protocol: "tcp", port: 443 })
          .some(isOpen);
      for (const fromTier of ["app", "data"])
        for (const toTier of ["app", "data"]) {
          const [from, to] = [fromTier, toTier].map((tier) =>
            subnets.filter((subnet) => subnet.tier === tier),
          );
          const every = from!.flatMap((a) => to!.filter((b) => b !== a).map((b) => ({ from: a, to: b })));
          const some = representativePairs(scene.classes, from!, to!);
          saved += every.length - some.length;
          expect(new Set(some.map(open))).toEqual(new Set(every.map(open)));
        }
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(saved).toBeGreaterThan(0);
});
