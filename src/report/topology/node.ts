/** Nodes of the picture of the topology. */

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  readonly lines: readonly string[];
  /** The box around it; none for what belongs to nobody. */
  readonly group?: string;
}

export type NodeKind = "vpc" | "vpcs" | "segment" | "outside" | "service";
