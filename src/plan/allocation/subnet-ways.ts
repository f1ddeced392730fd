/** What makes room for subnets that do not fit into their VPC's block. */
import type { Fix, FixStep } from "../../diagnostics/fix";
import type { Vpc } from "../../model/vpc";
import type { Allocator } from "./allocator";
import { refusedNextTo } from "./association-rules";
import type { Container } from "./container";
import { blockFor } from "./exhaustion";
import { findFor } from "./fixes";
import type { AllocationRequest } from "./request";
import { sizeStep, vpcPath } from "./settings";

/** AWS's sizes of a VPC's block; and its default quota of blocks, the primary counted. */
const [LARGEST, SMALLEST, MOST_BLOCKS] = [16, 28, 5];

export interface CrowdedBlock {
  readonly vpc: Vpc;
  /** The ref of the VPC's block. */
  readonly ref: string;
  readonly requests: readonly AllocationRequest[];
  readonly pools: ReadonlyMap<string, Container>;
}

export function subnetWays(
  { vpc, ref, requests, pools }: CrowdedBlock,
  unserved: readonly AllocationRequest[],
  allocator: Allocator,
): Fix[] {
  const block = allocator.allocations.get(ref);
  const asked = ref === vpc.ref ? vpc.primary : vpc.secondaries.find((s) => s.ref === ref)?.request;
  const pool = asked?.pool === undefined ? undefined : pools.get(asked.pool);
  if (!block || !asked || !pool) return [{ words: "use a larger block, or a second VPC", steps: [] }];
  const ways = block.state === "new" && !asked.pin ? larger(ref, pool, requests, asked) : [];
  if (ways.length > 0) return ways;
  const further = secondary(vpc, pool, unserved, allocator);
  return further ? [further] : [{ words: "use a second VPC", steps: [] }];
}

/** Nothing is built yet, so the block itself may be larger. */
function larger(
  ref: string,
  pool: Container,
  requests: readonly AllocationRequest[],
  { scope, at }: Pick<AllocationRequest, "scope" | "at">,
): Fix[] {
  const length = blockFor(requests);
  const step = sizeStep({ ref, scope, at, prefixLength: length, kind: "allocation" }, pool, length);
  const fits = length >= LARGEST && pool.find(length) !== undefined;
  return step && fits ? [{ words: `ask for a block of /${length} for ${ref}`, steps: [step] }] : [];
}

/** A further block for the tiers that do not fit, where none of their subnets has an address yet. */
function secondary(
  vpc: Vpc,
  pool: Container,
  unserved: readonly AllocationRequest[],
  { allocations }: Allocator,
): Fix | undefined {
  const refs = new Set(unserved.map(({ ref }) => ref));
  const tiers = vpc.tiers.filter(({ subnets }) => subnets.some(({ ref }) => refs.has(ref)));
  const subnets = tiers.flatMap((tier) => tier.subnets);
  const built = subnets.some(({ ref }) => allocations.get(ref)?.state === "kept");
  const primary = allocations.get(vpc.ref);
  if (built || !primary || vpc.secondaries.length + 1 >= MOST_BLOCKS) return undefined;
  const name = ["more", "further", "extra", "overflow"].find((n) =>
    vpc.secondaries.every((s) => s.name !== n),
  );
  const length = Math.max(LARGEST, Math.min(SMALLEST, blockFor(subnets)));
  const { ref, scope } = primary;
  const request: AllocationRequest = { ref, scope, prefixLength: length, at: vpc.at, kind: "allocation" };
  const there = vpc.secondaries.flatMap((s) => {
    const allocated = allocations.get(s.ref);
    return allocated ? [{ prefix: allocated.prefix, built: allocated.state !== "new" }] : [];
  });
  if (name === undefined || !findFor(request, pool, refusedNextTo(primary.prefix, there))) return undefined;
  const path = vpcPath(vpc.ref);
  const steps: FixStep[] = [
    {
      set: [...path, "secondaryCidrs", name],
      to: { pool: pool.site?.name ?? "", prefixLength: length },
    },
    ...tiers.map((tier) => ({ set: [...path, "subnets", tier.name, "from"], to: name })),
  ];
  const names = tiers.map((tier) => tier.name).join(", ");
  return { words: `add a secondary CIDR of /${length} and take ${names} from it`, steps };
}
