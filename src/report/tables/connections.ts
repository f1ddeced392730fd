/** Connections: what joins VPCs to one another and to what lies outside. */
import { formatPrefix } from "../../ip/prefix";
import type { Attachment } from "../../verify/network/transit";
import type { Origin } from "../../verify/terraform/stack";
import type { World } from "../../verify/world/world";
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";
import { placeOf } from "./words";

export function connectionTable({ scene: { world } }: BundleInput): Table {
  const { network } = world;
  const vpc = (key: string) => {
    const found = network.vpcs.get(key);
    return found ? world.vpcLabel(found) : key;
  };
  const row = (kind: string, one: string, other: string, by: string, state: string, origin: Origin) => {
    return [kind, one, other, by, state, origin.key, placeOf(origin.at)];
  };
  const rows = [
    ...[...network.peerings.values()].map(({ requester, accepter, accepted, origin }) =>
      row("peering", vpc(requester), vpc(accepter), "", accepted ? "accepted" : "not accepted", origin),
    ),
    ...[...network.attachments.values()].map((attachment) =>
      row(
        attachment.kind,
        attachment.kind === "vpc" ? vpc(attachment.of) : outsideOf(world, attachment),
        network.transitGateways.get(attachment.gateway)?.origin.ref ?? attachment.gateway,
        segmentOf(world, attachment),
        attachment.accepted ? "accepted" : "not accepted",
        attachment.origin,
      ),
    ),
  ];
  return {
    name: "connections",
    title: "Connections",
    about: "One row for each peering and each attachment to a transit gateway in the emitted Terraform.",
    columns: [
      { key: "kind", title: "Kind", kind: "badge", filter: true },
      { key: "one", title: "One side", kind: "code" },
      { key: "other", title: "Other side", kind: "code" },
      { key: "segment", title: "Segment", filter: true },
      { key: "state", title: "State", filter: true },
      { key: "resource", title: "Terraform", kind: "code", onlyData: true },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

/** The route table that decides about what the attachment sends. */
export function segmentOf({ network }: World, { table }: Attachment): string {
  return (
    network.transitTables
      .get(table ?? "")
      ?.origin.ref.split("/")
      .at(-1) ?? ""
  );
}

/** `dublin (10.200.0.0/16)`: the ranges behind a VPN or a Direct Connect gateway. */
function outsideOf(world: World, { of, origin }: Attachment): string {
  const edge = world.network.edges.get(of);
  const ranges = world.externals.filter(({ edges }) => edge !== undefined && edges.includes(edge));
  const named = ranges.map(
    ({ range, prefixes }) => `${range.name} (${prefixes.map(formatPrefix).join(", ")})`,
  );
  return named.join(", ") || origin.ref;
}
