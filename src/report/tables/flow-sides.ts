/** The sides of the flow matrix: tiers told apart as finely as a reader can still take in at a glance. */
import { groupBy } from "../../lists/group-by";
import type { Subnet } from "../../verify/network/vpc";
import type { Scene } from "../../verify/scene";

export interface Side {
  readonly name: string;
  readonly subnets: readonly Subnet[];
}

/** More sides than this are told more coarsely. */
const MOST_SIDES = 36;
/**
 * VPCs of a class are alike to every question, so a few of each stand for all: some more than two, as two whose
 * addresses overlap are no pair to ask about.
 */
const ALIKE = 8;

/** By account and VPC while these are few, then by organisational unit, then by the tiers' names alone. */
export function tierSides(scene: Scene): readonly Side[] {
  const { world } = scene;
  const subnets = subnetsToAsk(scene);
  const unitOf = (subnet: Subnet) => {
    const { account } = world.vpcOf(subnet);
    return world.accounts.get(account)?.ou || world.accountName(account);
  };
  const namings = [
    (subnet: Subnet) => world.labelOf(subnet),
    (subnet: Subnet) => `${unitOf(subnet)} · ${subnet.tier}`,
    (subnet: Subnet) => `${unitOf(subnet).split("/")[0]} · ${subnet.tier}`,
    (subnet: Subnet) => `every ${subnet.tier}`,
  ];
  const grouped = namings.map((nameOf) => groupBy(subnets, nameOf));
  const chosen = grouped.find((groups) => groups.size <= MOST_SIDES) ?? grouped.at(-1)!;
  return [...chosen]
    .map(([name, members]) => ({ name, subnets: members }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All of them where VPCs are few and differ; of many that are alike, those of some in each organisational unit. */
function subnetsToAsk({ world, classes }: Scene): Subnet[] {
  const { vpcs } = world.network;
  const unit = (account: string) => world.accounts.get(account)?.ou ?? "";
  const alike = groupBy(vpcs.values(), (vpc) => `${classes.vpcClass(vpc.key)} ${unit(vpc.account)}`);
  return [...alike.values()].flatMap((members) =>
    members.slice(0, ALIKE).flatMap((vpc) => world.subnetsOf.get(vpc.key) ?? []),
  );
}
