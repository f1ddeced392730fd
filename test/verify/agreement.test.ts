/** The tracer and a naive flooding engine agree on random small networks. */
import fc from "fast-check";
import { readNetwork } from "../../src/verify/readers/read-network";
import { renderTrace } from "../../src/verify/render/trace";
import { Scene } from "../../src/verify/scene";
import type { Aim, Source } from "../../src/verify/trace/question";
import { select } from "../../src/verify/world/selector";
import { Flood, type Goal, type Verdict } from "../support/flood";
import { ONPREM, type SmallWorld, smallWorld, vpcName, writeSmallWorld } from "../support/small-world";

const RUNS = Number(process.env.AGREEMENT_RUNS ?? 2000);

function goalsOf(world: SmallWorld): Goal[] {
  const hosts = world.vpcs.flatMap((_, vpc) => [0, 1].map((subnet) => ({ vpc, subnet })));
  return [...hosts, "internet", "onprem", "s3"];
}

function hostOf(scene: Scene, vpc: number, subnet: number): Source & Aim {
  const item = scene.world.network.interfaces.get(`${vpcName(vpc)}:aws_network_interface.h${subnet}`)!;
  return { kind: "interface", interface: item };
}

function aimOf(scene: Scene, goal: Goal): Aim {
  if (typeof goal === "object") return hostOf(scene, goal.vpc, goal.subnet);
  return select(scene.world, goal === "onprem" ? "external:onprem" : goal) as Aim;
}

function verdictOf(disposition: string): Verdict {
  return disposition === "delivered" || disposition === "exits network" ? disposition : "dropped";
}

it(`agrees with flooding on ${RUNS} random networks, from every host to every goal`, () => {
  const told: Record<Verdict, number> = { delivered: 0, "exits network": 0, dropped: 0 };
  fc.assert(
    fc.property(
      smallWorld,
      fc.constantFrom(443, 80, 22),
      fc.constantFrom<"tcp" | "udp">("tcp", "tcp", "udp"),
      (world, port, protocol) => {
        const written = writeSmallWorld(world);
        const { network, unread } = readNetwork(written.stacks());
        expect(unread).toEqual([]);
        const scene = new Scene(network, written.directory([{ name: "onprem", cidrs: [ONPREM] }]));
        const flood = new Flood(world);
        for (let vpc = 0; vpc < world.vpcs.length; vpc++)
          for (const subnet of [0, 1])
            for (const goal of goalsOf(world)) {
              if (typeof goal === "object" && goal.vpc === vpc && goal.subnet === subnet) continue;
              const trace = scene.ask(
                { source: hostOf(scene, vpc, subnet), aim: aimOf(scene, goal) },
                { port, protocol },
              )[0]!;
              const expected = flood.ask(vpc, subnet, goal, port, protocol);
              told[expected] += 1;
              if (verdictOf(trace.disposition) !== expected)
                throw new Error(
                  `flooding says ${expected}; the tracer says\n${renderTrace(trace)}\nv${vpc} s${subnet} to ${JSON.stringify(goal)} ${protocol}/${port}`,
                );
            }
      },
    ),
    { numRuns: RUNS, seed: 20260101 },
  );
  expect(told.delivered).toBeGreaterThan(RUNS / 4);
  expect(told["exits network"]).toBeGreaterThan(RUNS / 4);
});
