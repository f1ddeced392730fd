/** Finds the VPCs that connectivity names: one by account and name, or all of an account or OU. */
import type { Account } from "../../../model/account";
import { isWithinOu } from "../../../model/account";
import type { Vpc } from "../../../model/vpc";
import type { ConfigPath } from "../../shape/path";
import { type AddressContext, checkKnown, lostVpcs } from "../context";

export interface VpcFinder {
  /** The VPC called ACCOUNT/VPC; undefined, and said, if there is none. */
  one(text: string, path: ConfigPath): Vpc | undefined;
  /** The VPCs in a region that a selector means, in order of ref. */
  all(selector: string, region: string, path: ConfigPath): Vpc[];
}

export function vpcFinder(context: AddressContext, accounts: readonly Account[]): VpcFinder {
  const { merged, collector, declaredVpcs } = context;
  const vpcs = accounts.flatMap((account) => account.vpcs);
  const lost = lostVpcs(context, accounts);
  const byName = new Map(vpcs.map((vpc) => [`${vpc.account}/${vpc.name}`, vpc]));
  const accountNames = accounts.map((account) => account.name);
  const one = (text: string, path: ConfigPath) => {
    checkKnown(collector, "VPC", text, declaredVpcs, merged.locate(path));
    return byName.get(text);
  };
  return {
    one,
    all(selector, region, path) {
      const at = merged.locate(path);
      const reportEmpty = (found: readonly Vpc[], members: readonly Account[]) => {
        if (found.length > 0 || members.some(({ name }) => lost.has(name))) return;
        collector.report("CONNECTIVITY_EMPTY", at, { selector, region });
      };
      if (selector.startsWith("ou:")) {
        const ou = selector.slice("ou:".length);
        const members = accounts.filter((account) => isWithinOu(account.ou, ou));
        const found = members.flatMap((account) => account.vpcs).filter((vpc) => vpc.region === region);
        reportEmpty(found, members);
        return found;
      }
      if (selector.includes("/")) {
        const vpc = one(selector, path);
        if (!vpc) return [];
        if (vpc.region === region) return [vpc];
        collector.report("CONNECTIVITY_REGION", at, { vpc: vpc.ref, region });
        return [];
      }
      if (!checkKnown(collector, "account", selector, accountNames, at)) return [];
      const found = vpcs.filter((vpc) => vpc.account === selector && vpc.region === region);
      reportEmpty(
        found,
        accounts.filter(({ name }) => name === selector),
      );
      return found;
    },
  };
}
