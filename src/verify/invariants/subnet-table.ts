/** Where a VPC has route tables, each of its subnets uses one: the main table that AWS makes knows only the VPC. */
import { type Finding, finding } from "../finding";
import { ALL, tableOf } from "../readers/doubts";
import type { Scene } from "../scene";

export function subnetTable({ world }: Scene): Finding[] {
  const { network } = world;
  if (world.directory.undeclared) return [];
  const declared = new Set<string>();
  for (const table of network.routeTables.values())
    if (table.origin.key !== table.vpc) declared.add(table.vpc);
  return [...network.subnets.values()].flatMap((subnet) => {
    const table = network.routeTables.get(subnet.routeTable);
    const untouched =
      table?.origin.key === table?.vpc && table?.routes.length === 0 && table.propagating.length === 0;
    // An association that was not read may give it one.
    const isDoubted = [tableOf(subnet.key), ALL.tables].some((key) => network.doubts.has(key));
    if (!untouched || isDoubted || !declared.has(subnet.vpc)) return [];
    return [finding("SUBNET_WITHOUT_TABLE", subnet.origin, { subnet: subnet.origin.ref })];
  });
}
