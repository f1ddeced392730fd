/**
 * Laws of failures. The network without a thing answers as the JSON from which that thing was taken by hand; trying one
 * of each kind that is alike finds what trying everything finds; a forwarder's routes go where its ring says.
 */
import { runCli } from "../../../src/cli/cli";
import { againstIn, type Expectation } from "../../../src/verify/expectations";
import { scenariosOf } from "../../../src/verify/failure/scenarios";
import { type Thing, thingsOf } from "../../../src/verify/failure/things";
import { without } from "../../../src/verify/failure/without";
import type { Network } from "../../../src/verify/network/network";
import { readNetwork } from "../../../src/verify/readers/read-network";
import { Scene } from "../../../src/verify/scene";
import type { StackJson } from "../../../src/verify/terraform/stack";
import { isOpen } from "../../../src/verify/trace/trace";
import { SINGLY } from "../../../src/verify/world/classes";
import type { Directory } from "../../../src/verify/world/directory";
import { select } from "../../../src/verify/world/selector";
import { projectHost } from "../../support/project-host";

jest.setTimeout(120_000);

type Resources = Record<string, Record<string, Record<string, unknown>>>;

const NOBODY: Directory = {
  accounts: [],
  external: [
    { name: "dallas", cidrs: ["172.16.0.0/16"], via: "direct-connect" },
    { name: "dublin", cidrs: ["172.20.0.0/16"], via: "vpn" },
  ],
};

let stacks: StackJson[];
let network: Network;
beforeAll(async () => {
  const host = projectHost("config");
  expect(await runCli(["synth", "--config", "config", "--quiet"], host)).toBe(0);
  stacks = [...host.files]
    .filter(([file]) => file.endsWith("/cdk.tf.json"))
    .map(([file, text]) => ({ name: file.split("/").at(-2) as string, json: JSON.parse(text) }));
  network = readNetwork(stacks).network;
});

/** Deletes resources that a test picks, and then whatever cannot be without them, as people would by hand. */
function handMade(
  gone: (type: string, name: string, body: Record<string, unknown>, stack: string) => boolean,
) {
  return stacks.map(({ name: stack, json }) => {
    const copy = structuredClone(json) as { resource: Resources };
    const lost: string[] = [];
    for (const [type, named] of Object.entries(copy.resource))
      for (const [name, body] of Object.entries(named))
        if (gone(type, name, body, stack)) {
          lost.push(`${type}.${name}.`);
          delete named[name];
        }
    const names = (value: unknown) => lost.some((one) => JSON.stringify(value ?? "").includes(`{${one}`));
    for (const [type, named] of Object.entries(copy.resource))
      for (const [name, body] of Object.entries(named)) {
        if (names(body.subnet_id)) {
          delete named[name];
          lost.push(`${type}.${name}.`);
        }
        for (const list of ["subnet_ids", "subnet_mapping", "subnets", "vpc_zone_identifier", "ip_address"])
          if (Array.isArray(body[list])) body[list] = body[list].filter((one: unknown) => !names(one));
      }
    for (const [name, body] of Object.entries(copy.resource.aws_route ?? {}))
      if (names(body.nat_gateway_id) || names(body.network_interface_id))
        delete copy.resource.aws_route?.[name];
    for (const [name, body] of Object.entries(copy.resource.aws_lb_target_group_attachment ?? {}))
      if (names(body.target_id)) delete copy.resource.aws_lb_target_group_attachment?.[name];
    return { name: stack, json: copy as unknown };
  });
}

/** Who reaches whom: every ninth pair of subnets, and every subnet to what lies outside. */
function answers(of: Network): Map<string, boolean> {
  const scene = new Scene(of, NOBODY, undefined, () => SINGLY);
  const subnets = [...of.subnets.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const found = new Map<string, boolean>();
  const ask = (name: string, from: (typeof subnets)[number], aim: Parameters<Scene["ask"]>[0]["aim"]) =>
    found.set(
      name,
      scene.ask({ source: scene.workload(from), aim }, { protocol: "tcp", port: 443 }).every(isOpen),
    );
  for (const [index, from] of subnets.entries()) {
    for (const text of ["internet", "external:dallas", "external:dublin", "aws:s3", "aws:kms"])
      ask(`${from.key} ${text}`, from, select(scene.world, text) as { kind: "internet"; text: string });
    for (const to of subnets.slice(index % 9).filter((_, place) => place % 9 === 0))
      if (to !== from) ask(`${from.key} ${to.key}`, from, scene.workload(to));
  }
  return found;
}

function thing(kind: Thing["kind"], nth = 0): Thing {
  return thingsOf(network).filter((one) => one.kind === kind)[nth] as Thing;
}

const keyOf = (type: string, name: string, stack: string) => `${stack}:${type}.${name}`;

describe("is answered as the JSON without it", () => {
  it("a NAT gateway", () => {
    const one = thing("nat");
    const byHand = handMade((type, name, _, stack) => keyOf(type, name, stack) === one.key);
    const [expected, is] = [answers(readNetwork(byHand).network), answers(without(network, [one]).network)];
    expect(differences(expected, is)).toEqual([]);
    expect(differences(answers(network), is)).not.toEqual([]);
  });

  it("all peerings, by hand those that nobody accepts", () => {
    const all = thingsOf(network).filter(({ kind }) => kind === "peering");
    const byHand = handMade((type) => type === "aws_vpc_peering_connection_accepter");
    const [expected, is] = [answers(readNetwork(byHand).network), answers(without(network, all).network)];
    expect(differences(expected, is)).toEqual([]);
    expect(differences(answers(network), is)).not.toEqual([]);
  });

  it.each(["use1-az1", "euw1-az2"])("AZ %s", (zone) => {
    const one = { kind: "az", key: zone, ref: zone, homes: [] } as const;
    const byHand = handMade((type, _, body) => type === "aws_subnet" && body.availability_zone_id === zone);
    const read = readNetwork(byHand).network;
    // The ring's heir of what was in the AZ is a fact of the script, which nobody takes over by hand.
    const { network: left, takeovers } = without(network, [one]);
    const heirless: Network = takeovers.length === 0 ? left : withoutHeirs(left, read);
    expect(differences(answers(read), answers(heirless))).toEqual([]);
  });
});

/** The routes that were taken over, taken away again. */
function withoutHeirs(left: Network, byHand: Network): Network {
  const routeTables = new Map(
    [...left.routeTables].map(([key, table]) => {
      const kept = new Set((byHand.routeTables.get(key)?.routes ?? []).map(({ origin }) => origin.key));
      return [key, { ...table, routes: table.routes.filter(({ origin }) => kept.has(origin.key)) }];
    }),
  );
  return { ...left, routeTables };
}

function differences(one: ReadonlyMap<string, boolean>, other: ReadonlyMap<string, boolean>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}

describe("one of each kind stands for all", () => {
  const at = { file: "x", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  it.each([
    ["tier:app", "aws:s3", { nat: "any" }],
    ["tier:app", "internet", { nat: "any" }],
    ["tier:app", "aws:kms", { attachment: "any" }],
    ["tier:app", "aws:kms", { az: "any" }],
    ["external:dublin", "tier:services", { peering: "any" }],
    ["tier:app", "tier:services", { host: "any" }],
  ] as const)("%s to %s under %j", (from, to, under) => {
    const [kind] = Object.keys(under);
    const scene = new Scene(network, NOBODY);
    for (const selector of [...new Set([...network.subnets.values()].map(({ origin }) => origin.ref))].slice(
      0,
      12,
    )) {
      const source = from.startsWith("tier:") ? selector : from;
      const expectation: Expectation = { from: source, to, expect: "delivered", port: 443, at };
      if (againstIn(scene, expectation)) continue;
      const sides = [select(scene.world, source), select(scene.world, to)];
      const broken = (things: readonly Thing[]) =>
        againstIn(
          new Scene(without(network, things).network, NOBODY, undefined, () => SINGLY),
          expectation,
        ) !== undefined;
      const everything = thingsOf(network).filter((one) => one.kind === kind);
      expect(scenariosOf(scene, under, sides).together.some(broken)).toBe(
        everything.some((one) => broken([one])),
      );
    }
  });
});

describe("a ring of forwarders", () => {
  const ring = () => [0, 1, 2].map((nth) => thing("forwarder", nth));
  const targets = (of: Network) =>
    [...of.routeTables.values()]
      .flatMap(({ routes }) => routes)
      .filter(({ origin }) => origin.ref.includes("/forwarded/"))
      .map(({ target }) => (target.kind === "interface" ? target.key : target.kind));

  // The nearest before it in the ring: the first after itself falls to the first, and the first to the last.
  it.each([
    [[0], [2, 1, 2]],
    [[1], [0, 0, 2]],
    [[2], [0, 1, 1]],
    [
      [0, 2],
      [1, 1, 1],
    ],
    [
      [1, 2],
      [0, 0, 0],
    ],
    [
      [0, 1],
      [2, 2, 2],
    ],
  ])("without %j", (lost, heirs) => {
    const members = ring();
    const { network: left, takeovers } = without(
      network,
      lost.map((nth) => members[nth] as Thing),
    );
    expect(targets(left)).toEqual(heirs.map((nth) => members[nth]?.key));
    expect(takeovers.map(({ seconds }) => seconds)).toEqual(lost.map(() => 21));
  });

  it("leaves its routes dead when all are down", () =>
    expect(targets(without(network, ring()).network)).toEqual(["failed", "failed", "failed"]));
});
