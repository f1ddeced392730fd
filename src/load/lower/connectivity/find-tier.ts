/** Finds the tier of a VPC that hosts of connectivity stand in. */
import type { Tier, Vpc } from "../../../model/vpc";
import type { ConfigPath } from "../../shape/path";
import { checkKnown, type LowerContext } from "../context";

/** The built tier of a name; undefined, and said, if there is none. */
export function findTier(
  { merged, collector }: LowerContext,
  vpc: Vpc,
  name: string,
  path: ConfigPath,
): Tier | undefined {
  const built = vpc.tiers.filter(({ reserved }) => !reserved);
  const known = built.map((tier) => tier.name);
  checkKnown(collector, `tier of ${vpc.ref}`, name, known, merged.locate(path));
  return built.find((tier) => tier.name === name);
}
