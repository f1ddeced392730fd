/** VPCs whose blocks must be disjoint, and the containers that they take them from: a scope's pools, or a view of these. */
import type { CidrRequest } from "../../model/request";
import type { ExternalRange, Scope } from "../../model/scope";
import type { Vpc } from "../../model/vpc";
import { type Claim, Container } from "./container";
import type { PoolContainers } from "./pools";
import type { AllocationRequest } from "./request";

/** One block that a VPC asks for in this scope. */
export interface BlockRequest {
  readonly vpc: Vpc;
  readonly ref: string;
  readonly request: CidrRequest;
}

export interface Neighbours {
  readonly pools: Pick<PoolContainers, "top" | "byPool">;
  readonly requests: readonly BlockRequest[];
  /** What is not served yet, by container. */
  readonly left: Map<Container, AllocationRequest[]>;
}

/** Each request waits at the container that it is to be served from. */
export function neighbours(requests: readonly BlockRequest[], pools: Neighbours["pools"]): Neighbours {
  const left = new Map<Container, AllocationRequest[]>();
  for (const { ref, request } of requests) {
    const container = containerOf(request, pools);
    const { scope, prefixLength, pin, at, sizeAt } = request;
    const asked: AllocationRequest = {
      ref,
      scope,
      prefixLength,
      ...(pin && { pin }),
      at,
      sizeAt,
      kind: "allocation",
    };
    const list = left.get(container);
    if (list) list.push(asked);
    else left.set(container, [asked]);
  }
  return { pools, requests, left };
}

/** The named pool; for a bare pin the smallest pool that holds it, or the scope itself. */
function containerOf(request: CidrRequest, { top, byPool }: Neighbours["pools"]): Container {
  const named = request.pool === undefined ? undefined : byPool.get(request.pool);
  if (named) return named;
  const { pin } = request;
  let best = top;
  // Parents come before their children, so the last one is the innermost.
  if (pin) for (const container of byPool.values()) if (container.holds(pin)) best = container;
  return best;
}

/** A fresh view of a scope's pools for one VPC: what is provisioned, less child pools and ranges of others. */
export function ownView(scope: Scope, pools: PoolContainers): Neighbours["pools"] {
  const children = (parent: string | undefined) =>
    pools.order
      .filter((pool) => pool.parent === parent)
      .flatMap((pool) => {
        const container = pools.byPool.get(pool.name) as Container;
        return container.prefixes.map(
          (prefix): Claim => ({ prefix, owner: container.name, at: pool.at, kind: "pool" }),
        );
      });
  const view = (container: Container, pool: string | undefined) => {
    const copy = new Container(container.name, container.prefixes, container.site);
    for (const claim of [...children(pool), ...rangesOfOthers(scope)]) copy.withhold(claim);
    return copy;
  };
  return {
    top: view(pools.top, undefined),
    byPool: new Map([...pools.byPool].map(([name, container]) => [name, view(container, name)])),
  };
}

export function containersOf({ top, byPool }: Neighbours["pools"]): Container[] {
  return [top, ...byPool.values()];
}

export function rangesOfOthers(scope: Scope): Claim[] {
  const named = [
    ...scope.external.map((range) => ({ range, what: "external range", external: externalOf(range) })),
    ...scope.reserved.map((range) => ({ range, what: "reserved range", external: undefined })),
  ];
  return named.flatMap(({ range, what, external }) =>
    range.prefixes.map((prefix) => ({
      prefix,
      owner: `${what} ${range.name}`,
      at: range.at,
      kind: "range" as const,
      ...(external && { external }),
    })),
  );
}

function externalOf({ name, acceptedOverlaps }: ExternalRange) {
  return { name, accepts: new Set(acceptedOverlaps.map(({ vpc }) => vpc)) };
}

export function groupByVpc(requests: readonly BlockRequest[]): BlockRequest[][] {
  const groups = new Map<string, BlockRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.vpc.ref);
    if (group) group.push(request);
    else groups.set(request.vpc.ref, [request]);
  }
  return [...groups.values()];
}
