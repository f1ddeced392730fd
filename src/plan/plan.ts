/** Takes every decision: model and lock in; plan, next lock and diagnostics out. The same inputs give the same plan. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { formatPrefix } from "../ip/prefix";
import { compareText } from "../lists/order";
import type { LocatedLock, Lock, Tombstone } from "../lock/lock";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { Vpc } from "../model/vpc";
import { planAdditions } from "./additions/additions";
import { checkAdopted } from "./adopted";
import { type Addressing, allocate } from "./allocation/allocate";
import { ChoiceMemory } from "./allocation/choice-memory";
import { planPools, whereToPlace } from "./allocation/pool-summary";
import { refKind } from "./allocation/ref-kind";
import type { Allocation } from "./allocation/request";
import { planRouting } from "./connectivity";
import { planEndpoints } from "./endpoints/endpoints";
import { planGatewayProxies } from "./gateway-proxies/gateway-proxies";
import { checkHostPackages } from "./hosts/checks";
import { NameChecks } from "./naming/name-checks";
import type { PlannedNeighbour } from "./planned/neighbour";
import type { Plan, PlannedAddress, PlannedTombstone } from "./planned/plan";
import type { PlannedStack } from "./planned/stack";
import { planPrivateLink } from "./privatelink/privatelink";
import { planServices } from "./privatelink/summary";
import { StackAssembly } from "./stack/assembly";
import { planBootstrap } from "./stack/bootstrap";
import type { Decision } from "./stack/decision";
import { compareStacks } from "./stack/stack";
import { baseOf } from "./stack/vpc-id";
import { planFlowLog } from "./vpc/flow-log";
import { checkNetworkAcls } from "./vpc/network-acl";
import { planVpc } from "./vpc/resources";

export interface PlanResult {
  /** Absent, like the lock, when there are errors. */
  readonly plan?: Plan;
  /** What the lock is to become. */
  readonly lock?: Lock;
  /** Where a new block of this size would go in a pool; undefined where nothing fits, or there is no such pool. */
  readonly whereToPlace?: (pool: string, prefixLength: number) => string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Law: planning twice changes nothing; `plan(model, plan(model, lock).lock)` answers the same plan and lock. */
export function plan(model: NetworkModel, lock: LocatedLock): PlanResult {
  const collector = new Collector();
  const choices = new ChoiceMemory(lock, model.renames);
  for (const [kind, made] of model.choices) for (const [ref, value] of made) choices.choose(kind, ref, value);
  const addressing = allocate(model, lock, collector);
  if (collector.hasErrors()) return { diagnostics: collector.sorted() };
  const { stacks, neighbours } = planStacks(model, addressing.allocations, collector);
  if (collector.hasErrors()) return { diagnostics: collector.sorted() };
  const { name, id, partition } = model.organization;
  let addresses: PlannedAddress[] | undefined;
  return {
    plan: {
      organization: { name, ...(id && { id }), partition },
      accounts: model.accounts.map(({ name, id, ou }) => ({ name, id, ...(ou && { ou }) })),
      pools: planPools(model, addressing.pools),
      get addresses() {
        addresses ??= planAddresses(addressing);
        return addresses;
      },
      tombstones: planTombstones(addressing),
      services: planServices(model),
      neighbours,
      stacks: stacks.sort(compareStacks),
    },
    lock: { ...addressing.lock, choices: choices.next(addressing.lock) },
    whereToPlace: (pool, prefixLength) => {
      const container = addressing.pools.get(pool);
      return container && whereToPlace(container, prefixLength);
    },
    diagnostics: collector.sorted(),
  };
}

function planStacks(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): { readonly stacks: PlannedStack[]; readonly neighbours: readonly PlannedNeighbour[] } {
  const assembly = new StackAssembly(model, collector);
  assembly.add(allVpcs(model).map((vpc) => planVpcBase(vpc, allocations)));
  checkNetworkAcls(model, allocations, collector);
  assembly.add(planEndpoints(model, allocations, collector));
  assembly.add(planGatewayProxies(model, allocations, collector));
  assembly.add(planPrivateLink(model, allocations, collector));
  const { decisions, neighbours } = planRouting(model, allocations, collector);
  assembly.add(decisions);
  assembly.add(planAdditions(model, (place) => assembly.planned(place), collector));
  const bootstrap = planBootstrap(model, collector);
  for (const stack of bootstrap) new NameChecks(collector).check(stack.resources);
  const stacks = [...bootstrap, ...assembly.stacks()];
  if (model.adopted.length > 0) checkAdopted(model.adopted, stacks, collector);
  // Whoever has no way at all is told so once.
  if (!collector.hasErrors()) checkHostPackages(model, collector);
  return { stacks, neighbours };
}

function planVpcBase(vpc: Vpc, allocations: ReadonlyMap<string, Allocation>): Decision {
  return {
    place: baseOf(vpc),
    resources: () => planVpc(vpc, allocations),
    // Of all that a VPC is made of, its flow log alone has names.
    named: planFlowLog(vpc),
  };
}

/** Sorted by scope and ref. */
function planAddresses({ allocations, oldNames }: Addressing): PlannedAddress[] {
  return [...allocations.values()]
    .sort((a, b) => compareText(a.scope, b.scope) || compareText(a.ref, b.ref))
    .map(({ ref, scope, prefix, state, at }) => {
      const was = state === "kept" ? oldNames.get(ref) : undefined;
      const address = { ref, scope, kind: refKind(ref), cidrBlock: formatPrefix(prefix), state };
      return { ...address, ...(was !== undefined && { was }), because: { ref, at } };
    });
}

function planTombstones({ lock, retired }: Addressing): PlannedTombstone[] {
  const key = (scope: string, { ref, prefix }: Tombstone) => `${scope} ${ref} ${formatPrefix(prefix)}`;
  const fresh = new Set(retired.map((tombstone) => key(tombstone.scope, tombstone)));
  return [...lock.scopes].flatMap(([scope, { tombstones }]) =>
    tombstones.map((tombstone) => ({
      ref: tombstone.ref,
      scope,
      cidrBlock: formatPrefix(tombstone.prefix),
      state: fresh.has(key(scope, tombstone)) ? ("new" as const) : ("kept" as const),
    })),
  );
}
