/** Allocates the subnets of all VPCs, each inside its VPC's primary or the secondary that its tier names. */
import type { Collector } from "../../diagnostics/collector";
import { formatPrefix, type Prefix } from "../../ip/prefix";
import type { SubnetRequest, Vpc } from "../../model/vpc";
import type { Allocator } from "./allocator";
import { type Claim, Container } from "./container";
import { elsewhere } from "./fixes";
import type { ScopeMemory } from "./memory";
import { isSubnetRef, vpcRefOf } from "./ref-kind";
import type { AllocationRequest } from "./request";
import { type CrowdedBlock, subnetWays } from "./subnet-ways";

/** One VPC block and the subnets that are to lie in it. */
interface Block {
  readonly vpc: Vpc;
  readonly memory: ScopeMemory;
  readonly container: Container;
  readonly requests: readonly AllocationRequest[];
  left: AllocationRequest[];
}

export function allocateSubnets(
  vpcs: readonly Vpc[],
  {
    memories,
    pools,
  }: { readonly memories: ReadonlyMap<string, ScopeMemory>; readonly pools: CrowdedBlock["pools"] },
  allocator: Allocator,
  collector: Collector,
): void {
  const blocks = vpcs.flatMap((vpc) => blocksOf(vpc, memories, allocator));
  for (const block of blocks) block.left = allocator.keep(block.container, block.memory, block.left);
  const tombstones = new Map([...memories.values()].map((memory) => [memory, subnetTombstones(memory)]));
  for (const block of blocks) {
    for (const claim of tombstones.get(block.memory)?.get(block.vpc.ref) ?? [])
      block.container.withhold(claim);
    const outside = (request: AllocationRequest, pin: Prefix) => {
      const data = {
        owner: request.ref,
        cidr: formatPrefix(pin),
        block: block.container.prefixes.map(formatPrefix),
        fixes: elsewhere(request, block.container, [], false),
      };
      collector.report("SUBNET_OUTSIDE_VPC", request.at, data);
    };
    const { vpc, requests } = block;
    const crowded = { vpc, ref: block.container.name, requests, pools };
    allocator.place(block.container, allocator.pin(block.container, block.left, outside), {
      ways: (unserved) => subnetWays(crowded, unserved, allocator),
    });
  }
}

function blocksOf(vpc: Vpc, memories: ReadonlyMap<string, ScopeMemory>, allocator: Allocator): Block[] {
  const owners = [
    { name: undefined, ref: vpc.ref, scope: vpc.primary.scope },
    ...vpc.secondaries.map(({ name, ref, request }) => ({ name, ref, scope: request.scope })),
  ];
  return owners.flatMap(({ name, ref, scope }): Block[] => {
    const allocated = allocator.allocations.get(ref);
    const memory = memories.get(scope);
    const tiers = vpc.tiers.filter((tier) => tier.from === name);
    // A block without an address has been reported itself.
    if (!allocated || !memory || tiers.length === 0) return [];
    const requests = tiers.flatMap((tier) => tier.subnets.map((subnet) => requestOf(subnet, scope)));
    return [{ vpc, memory, container: new Container(ref, [allocated.prefix]), requests, left: requests }];
  });
}

function requestOf({ ref, prefixLength, pin, at }: SubnetRequest, scope: string): AllocationRequest {
  const request: AllocationRequest = { ref, scope, prefixLength, at, kind: "allocation" };
  return pin ? { ...request, pin } : request;
}

function subnetTombstones(memory: ScopeMemory): Map<string, Claim[]> {
  const byVpc = new Map<string, Claim[]>();
  for (const claim of memory.outOfCirculation(isSubnetRef)) {
    const vpc = vpcRefOf(claim.tombstone?.ref ?? "");
    const list = byVpc.get(vpc);
    if (list) list.push(claim);
    else byVpc.set(vpc, [claim]);
  }
  return byVpc;
}
