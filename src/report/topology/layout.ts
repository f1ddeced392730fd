/** Where boxes and lines go: Eclipse's layout kernel (ELK) decides, this hands it sizes and takes places back. */
import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPoint } from "elkjs/lib/elk.bundled";
import type { Graph } from "./graph";
import type { Link } from "./links";
import type { GraphNode } from "./node";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly { readonly title: string; readonly box: Box }[];
  readonly nodes: readonly { readonly node: GraphNode; readonly box: Box }[];
  readonly links: readonly { readonly link: Link; readonly points: readonly ElkPoint[] }[];
}

const LINE_HEIGHT = 15;
const LAYERED = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.randomSeed": "1",
  "elk.json.edgeCoords": "ROOT",
  // Lines that begin or end at one box are drawn as one as far as they go together.
  "elk.layered.mergeEdges": "true",
  "elk.layered.mergeHierarchyEdges": "true",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.spacing.nodeNode": "14",
  "elk.spacing.edgeNode": "14",
  "elk.layered.spacing.nodeNodeBetweenLayers": "60",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  "elk.padding": "[top=10,left=10,bottom=10,right=10]",
};
const IN_GROUP = { "elk.padding": "[top=34,left=14,bottom=14,right=14]", "elk.spacing.nodeNode": "12" };

/** Law: the same graph gets the same places. Places are whole numbers. */
export async function layoutGraph(graph: Graph): Promise<PlacedGraph> {
  const placed = await new ELK().layout(elkGraph(graph));
  const boxes = new Map<string, Box>();
  collect(placed, 0, 0, boxes);
  const edges = new Map((placed.edges as ElkExtendedEdge[]).map((edge) => [edge.id, edge]));
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    groups: graph.groups.map((title) => ({ title, box: boxes.get(groupId(title))! })),
    nodes: graph.nodes.map((node) => ({ node, box: boxes.get(node.id)! })),
    links: graph.links.map((link, index) => ({ link, points: pointsOf(edges.get(`link ${index}`)) })),
  };
}

function elkGraph({ groups, nodes, links }: Graph): ElkNode {
  const children = (group: string | undefined): ElkNode[] =>
    nodes.filter((node) => node.group === group).map((node) => ({ id: node.id, ...sizeOf(node) }));
  return {
    id: "root",
    layoutOptions: LAYERED,
    children: [
      ...groups.map((title) => ({
        id: groupId(title),
        layoutOptions: IN_GROUP,
        children: children(title),
        labels: [{ text: title, width: textWidth(title), height: LINE_HEIGHT }],
      })),
      ...children(undefined),
    ],
    edges: links.map(({ from, to }, index) => ({ id: `link ${index}`, sources: [from], targets: [to] })),
  };
}

function groupId(title: string): string {
  return `group ${title}`;
}

/** Letters are taken to be of one width, as no two machines agree about fonts. */
function textWidth(text: string): number {
  return Math.ceil(text.length * 8);
}

function sizeOf({ title, lines }: GraphNode): { width: number; height: number } {
  const widest = Math.max(textWidth(title), ...lines.map((line) => textWidth(line) * 0.85));
  return { width: Math.max(110, Math.ceil(widest) + 22), height: 16 + LINE_HEIGHT * (1 + lines.length) };
}

/** ELK tells places within the box around; these are within the drawing. */
function collect(node: ElkNode, left: number, top: number, boxes: Map<string, Box>): void {
  for (const child of node.children ?? []) {
    const [x, y] = [left + (child.x ?? 0), top + (child.y ?? 0)];
    boxes.set(child.id, {
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(child.width ?? 0),
      height: Math.round(child.height ?? 0),
    });
    collect(child, x, y, boxes);
  }
}

function pointsOf(edge: ElkExtendedEdge | undefined): ElkPoint[] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
  );
}
