/** The topology as drawn: nothing on top of anything, everything in its group, lines where they belong. */
import { topologyGraph } from "../../src/report/topology/graph";
import { type Box, layoutGraph, type PlacedGraph } from "../../src/report/topology/layout";
import { topologySvg } from "../../src/report/topology/svg";
import { readNetwork } from "../../src/verify/readers/read-network";
import { World } from "../../src/verify/world/world";
import { sampleOrganisation } from "../support/sample-organisation";
import { TerraformNetwork } from "../support/terraform-network";

const { stacks, directory } = sampleOrganisation();
const graph = topologyGraph(new World(readNetwork(stacks).network, directory));

const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe("of an organisation", () => {
  let placed: PlacedGraph;
  beforeAll(async () => {
    placed = await layoutGraph(graph);
  });

  test("no two boxes touch, and no two groups", () => {
    for (const list of [placed.nodes, placed.groups])
      for (const [index, { box }] of list.entries())
        for (const other of list.slice(index + 1)) expect(apart(box, other.box)).toBe(true);
  });

  test("every box is in its group, and every group in the drawing", () => {
    const groups = new Map(placed.groups.map(({ title, box }) => [title, box]));
    const all = { x: 0, y: 0, width: placed.width, height: placed.height };
    for (const { node, box } of placed.nodes) {
      if (node.group !== undefined) expect(within(box, groups.get(node.group)!)).toBe(true);
      expect(within(box, all)).toBe(true);
    }
  });

  test("every line begins and ends at the edge of its boxes", () => {
    const boxes = new Map(placed.nodes.map(({ node, box }) => [node.id, box]));
    for (const { link, points } of placed.links) {
      const ends = [points[0], points.at(-1)];
      for (const [end, id] of [
        [ends[0], link.from],
        [ends[1], link.to],
      ] as const) {
        const { x, y, width, height } = boxes.get(id)!;
        const near = { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
        expect(within({ ...end!, width: 0, height: 0 }, near)).toBe(true);
      }
    }
  });

  test("it is drawn the same each time", async () => {
    expect(topologySvg(await layoutGraph(graph)).text).toBe(topologySvg(placed).text);
  });
});

test("VPCs that are alike are one box where there are many, and one that is not stays by itself", () => {
  const network = new TerraformNetwork();
  for (let index = 0; index < 60; index++) {
    const name = `spoke-${index}`;
    network.account(name).vpc(name, `10.${index}.0.0/16`);
  }
  const read = readNetwork(network.stacks()).network;
  const [odd = ""] = read.vpcs.keys();
  const directory = network.directory([], {});
  const special = new World(
    {
      ...read,
      peerings: new Map([
        [
          "p",
          { key: "p", origin: read.vpcs.get(odd)!.origin, requester: odd, accepter: odd, accepted: true },
        ],
      ]),
    },
    directory,
  );
  const titles = topologyGraph(special).nodes.map(({ kind, title }) => `${kind} ${title}`);
  expect(titles.filter((title) => title.startsWith("vpcs"))).toEqual(["vpcs 59 VPCs"]);
  expect(titles.filter((title) => title.startsWith("vpc "))).toHaveLength(1);
});
