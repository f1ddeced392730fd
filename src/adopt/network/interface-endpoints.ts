/** What a configuration says of a VPC's interface endpoints, and the names that it gives them. */
import { findService } from "../../aws/endpoint-services";
import { contains, formatPrefix, type Prefix } from "../../ip/prefix";
import { blocksOf } from "./blocks";
import { fresh } from "./names";
import type { ObservedInterfaceEndpoint, ObservedVpc } from "./observed";
import type { WrittenTier } from "./tiers";
import type { Settings, Value } from "./value";

export interface WrittenInterface {
  readonly endpoint: ObservedInterfaceEndpoint;
  readonly name: string;
  readonly settings: Settings;
}

/** Where the language looks for the subnets of endpoints that name no tier. */
const USUAL_TIER = "endpoints";

/** @param policyNames by the endpoint's ID */
export function interfacesOf(
  vpc: ObservedVpc,
  tiers: readonly WrittenTier[],
  policyNames: ReadonlyMap<string, string>,
): readonly WrittenInterface[] {
  const taken = new Set<string>();
  return vpc.interfaceEndpoints.flatMap((endpoint): WrittenInterface[] => {
    const { id, service, privateDns } = endpoint;
    const tier = tiers.find(({ subnets }) =>
      endpoint.subnets.every((own) => subnets.some((one) => one.id === own)),
    );
    // AWS refuses names of an endpoint's own in a VPC that resolves none.
    const isNamed = privateDns === false || (vpc.dnsSupport && vpc.dnsHostnames);
    if (!tier || endpoint.subnets.length === 0 || !isNamed) return [];
    const name = fresh(service, taken);
    const zones = tier.subnets
      .filter((subnet) => endpoint.subnets.includes(subnet.id))
      .map(({ zone }) => zone);
    const policy = policyNames.get(id);
    const clients = clientsIn(vpc, tiers, endpoint);
    const settings = {
      ...(name !== service && { service }),
      ...(tier.name !== USUAL_TIER && { tier: tier.name }),
      ...(zones.length < tier.subnets.length && { availabilityZones: zones }),
      ...(privateDns !== (findService(service, vpc.region)?.privateDns ?? true) && { privateDns }),
      ...(policy !== undefined && { policy }),
      ...(clients && { clients }),
    };
    return [{ endpoint, name, settings }];
  });
}

/**
 * Whom it lets in, and nobody less: tiers where every subnet of theirs is let in by itself, the whole VPC where that does
 * not fit. Undefined for the whole VPC and nobody else, which needs no word.
 */
function clientsIn(
  vpc: ObservedVpc,
  tiers: readonly WrittenTier[],
  { clients: { blocks, wholeVpc } }: ObservedInterfaceEndpoint,
): Value | undefined {
  const own = blocksOf(vpc);
  const served = wholeVpc
    ? []
    : tiers.filter(({ subnets }) => subnets.every(({ prefix }) => has(blocks, prefix)));
  const subnets = served.flatMap((tier) => tier.subnets.map(({ prefix }) => prefix));
  const beyond = blocks.filter((block) => !own.some((one) => contains(one, block)));
  const within = blocks.filter((block) => own.some((one) => contains(one, block)));
  const isByTier = served.length > 0 && within.every((block) => has(subnets, block));
  if (!isByTier && beyond.length === 0) return undefined;
  return {
    ...(isByTier && { tiers: served.map(({ name }) => name) }),
    ...(beyond.length > 0 && { cidrs: beyond.map(formatPrefix) }),
  };
}

function has(blocks: readonly Prefix[], wanted: Prefix): boolean {
  return blocks.some(({ base, length }) => base === wanted.base && length === wanted.length);
}
