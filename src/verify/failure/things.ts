/** What of a network can fail on its own: AZs, gateways, attachments, hosts and connections. */
import type { Network } from "../network/network";
import type { FailureKind } from "./under";

export interface Thing {
  readonly kind: FailureKind;
  /** A resource's key, or the name of an AZ. */
  readonly key: string;
  readonly ref: string;
  /** The VPCs that it belongs to: none for what is nobody's own, such as an AZ. */
  readonly homes: readonly string[];
}

export function thingsOf(network: Network): readonly Thing[] {
  return [
    ...zones(network),
    ...gateways(network),
    ...attachments(network),
    ...peerings(network),
    ...hosts(network),
    ...connections(network),
  ];
}

/** All things of a kind with this name: a ref or its last parts. */
export function isCalled({ kind, key, ref }: Thing, name: string): boolean {
  return kind === "az" ? key === name : ref === name || ref.endsWith(`/${name}`);
}

function zones({ subnets }: Network): Thing[] {
  const names = new Set([...subnets.values()].map(({ zone }) => zone));
  return [...names].sort().map((zone) => ({ kind: "az", key: zone, ref: zone, homes: [] }));
}

function gateways({ natGateways, interfaces, subnets }: Network): Thing[] {
  return [...natGateways.values()].map(({ key, origin, interface: own }) => ({
    kind: "nat",
    key,
    ref: origin.ref,
    homes: [subnets.get(interfaces.get(own)?.subnet ?? "")?.vpc ?? []].flat(),
  }));
}

/** Those of connections fail with their connection. */
function attachments(network: Network): Thing[] {
  return [...network.attachments.values()].flatMap(({ key, origin, kind, of }): Thing[] =>
    kind === "vpc" ? [{ kind: "attachment", key, ref: origin.ref, homes: [of] }] : [],
  );
}

function peerings(network: Network): Thing[] {
  return [...network.peerings.values()].map(({ key, origin, requester, accepter }) => ({
    kind: "peering",
    key,
    ref: origin.ref,
    homes: [requester, accepter],
  }));
}

/** A host that hands on what is not for itself is a forwarder. */
function hosts({ interfaces, subnets }: Network): Thing[] {
  return [...interfaces.values()].flatMap(({ key, origin, kind, sourceDestCheck, subnet }): Thing[] => {
    if (kind !== "instance") return [];
    const home = subnets.get(subnet)?.vpc;
    return [
      { kind: sourceDestCheck ? "host" : "forwarder", key, ref: origin.ref, homes: home ? [home] : [] },
    ];
  });
}

function connections({ edges, vpnGateways }: Network): Thing[] {
  return [...edges.values()].map(({ key, origin, kind, gateway }) => ({
    kind: kind === "vpn" ? "vpn" : "directConnect",
    key,
    ref: origin.ref,
    homes: [vpnGateways.get(gateway)?.vpc ?? []].flat(),
  }));
}
