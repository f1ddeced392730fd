/** What a load balancer names by ARN is in its own partition, region and account: AWS finds it nowhere else. */
import { partitionOf } from "../../aws/regions";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../account";
import type { NetworkModel } from "../network-model";
import type { OwnOffer, Service } from "../service";

export function checkServiceArns(model: NetworkModel, collector: Collector): void {
  const accounts = new Map(model.accounts.map((account) => [account.name, account]));
  for (const service of model.services) {
    if (service.offer.kind === "own") checkOffer(service, service.offer, accounts, collector);
  }
}

function checkOffer(
  { name }: Service,
  { listeners, vpc }: OwnOffer,
  accounts: ReadonlyMap<string, Account>,
  collector: Collector,
): void {
  const home = {
    partition: partitionOf(vpc.region),
    region: vpc.region,
    account: accounts.get(vpc.account)?.id,
  };
  for (const { port, certificate, targets, at } of listeners) {
    const named = [
      { what: "certificate", arn: certificate },
      { what: "load balancer", arn: targets.kind === "alb" ? targets.arn : undefined },
    ];
    for (const { what, arn } of named) {
      const place = arn === undefined ? undefined : elsewhere(arn, home);
      if (place === undefined) continue;
      const data = { service: name, port, what, place, vpc: vpc.ref };
      collector.report("SERVICE_ARN_ELSEWHERE", at, data);
    }
  }
}

interface Home {
  readonly partition: string | undefined;
  readonly region: string;
  readonly account: string | undefined;
}

/** Where an ARN leads, if that is not home; certificates of IAM have no region. */
function elsewhere(arn: string, home: Home): string | undefined {
  const [, partition, , region = "", account] = arn.split(":");
  if (home.partition !== undefined && partition !== home.partition) return `the partition ${partition}`;
  if (region !== "" && region !== home.region) return region;
  return home.account !== undefined && account !== home.account ? `the account ${account}` : undefined;
}
