/**
 * What is answered for one port holds for every port of its stretch, asked one by one: in the sample of the witness, in
 * what the committed configuration emits, and in random networks after a random sabotage.
 *
 * Seen to fail when listeners, and when rules of security groups, keep their bounds to themselves.
 */
import fc from "fast-check";
import { runCli } from "../../src/cli/cli";
import { directoryOf } from "../../src/project/directory";
import { readEmitted } from "../../src/project/emitted";
import { loadProject } from "../../src/project/project";
import { readNetwork } from "../../src/verify/readers/read-network";
import { Scene } from "../../src/verify/scene";
import type { StackJson } from "../../src/verify/terraform/stack";
import { PortStretch } from "../../src/verify/trace/port-stretch";
import type { Aim, Question, Source } from "../../src/verify/trace/question";
import type { Directory } from "../../src/verify/world/directory";
import { select } from "../../src/verify/world/selector";
import { alikeWorld, writeAlikeWorld } from "../support/alike-world";
import { projectHost } from "../support/project-host";
import { mishap, sabotaged } from "../support/random-sabotage";
import { sampleOrganisation } from "../support/sample-organisation";

interface Asked {
  readonly source: Source;
  readonly aim: Aim;
}

function questionsOf(scene: Scene): Asked[] {
  const { world } = scene;
  const hosts = [...world.network.subnets.values()].map((subnet) => scene.workload(subnet));
  const texts = [
    "internet",
    "aws:s3",
    "aws:kms",
    ...(world.directory.services ?? []).map(({ name }) => `service/${name}`),
    ...world.directory.external.map(({ name }) => `external:${name}`),
  ];
  const selected = texts.map((text) => select(world, text));
  const aims = selected.filter(({ kind }) => kind !== "unknown") as Aim[];
  const outside = selected.filter(({ kind }) => kind === "external" || kind === "internet") as Source[];
  return [...hosts, ...outside].flatMap((source) => [...hosts, ...aims].map((aim) => ({ source, aim })));
}

function endingOf(scene: Scene, { source, aim }: Asked, question: Question): string {
  const traces = scene.ask({ source, aim }, question);
  return traces
    .map(({ disposition, direction, decidedBy }) => [disposition, direction, decidedBy].join())
    .join();
}

/** How many of the stretches leave out some port, and how many none. */
function holdStretches(scene: Scene, number: number, port: number, pick: number): [number, number] {
  const all = questionsOf(scene);
  let narrow = 0;
  for (let index = 0; index < number; index++) {
    const asked = all[(index * 7919 + pick) % all.length] as Asked;
    const stretch = new PortStretch(port);
    const ending = endingOf(scene, asked, { protocol: "tcp", port, stretch });
    const { from, to } = stretch.bounds;
    if (from > 0 || to < 65535) narrow++;
    const told = scene.ports().filter((other) => from <= other && other <= to);
    for (const other of new Set([from, to, from + (pick % (to - from + 1)), ...told]))
      expect([other, endingOf(scene, asked, { protocol: "tcp", port: other })]).toEqual([other, ending]);
  }
  return [narrow, number - narrow];
}

function sceneOf(stacks: readonly StackJson[], directory: Directory): Scene {
  return new Scene(readNetwork(stacks).network, directory);
}

it("holds in the sample of the witness, at every port that something tells apart", () => {
  const { stacks, directory } = sampleOrganisation();
  const scene = sceneOf(stacks, directory);
  const counts = scene.ports().map((port, index) => holdStretches(scene, 100, port, index * 31));
  expect(counts.some(([narrow]) => narrow > 0)).toBe(true);
  expect(counts.some(([, whole]) => whole > 0)).toBe(true);
});

it("holds in what the committed configuration emits", async () => {
  const host = projectHost("config");
  expect(await runCli(["synth", "--quiet"], host)).toBe(0);
  const { model } = loadProject(host, "config");
  if (!model) throw new Error("config has errors");
  const scene = sceneOf(readEmitted(host, "cdktf.out") as readonly StackJson[], directoryOf(model));
  scene.ports().forEach((port, index) => {
    holdStretches(scene, 60, port, index * 53);
  });
});

it("holds in random networks after a random sabotage", () => {
  fc.assert(
    fc.property(
      alikeWorld,
      mishap,
      fc.constantFrom(22, 53, 80, 443, 3128, 61234),
      fc.nat(9999),
      (world, change, port, pick) => {
        const { stacks, directory } = writeAlikeWorld(world);
        holdStretches(sceneOf(sabotaged(stacks, change), directory), 40, port, pick);
      },
    ),
    { numRuns: 40 },
  );
});
