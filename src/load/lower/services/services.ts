/** Lowers PrivateLink services, once the VPCs are known that offer and consume them. */
import type { Account } from "../../../model/account";
import { type OwnOffer, type Service, type ServiceDns, serviceRef } from "../../../model/service";
import type { Tier, Vpc } from "../../../model/vpc";
import { defaultOf } from "../../shape/default-of";
import type { ConfigPath } from "../../shape/path";
import { balancer, type ServiceShape, service as serviceShape } from "../../shape/services";
import { byName } from "../by-name";
import { type AddressContext, checkKnown } from "../context";
import { type ConsumerFinder, consumerFinder } from "./consumers";
import { lowerListeners } from "./listeners";
import { sourceProblem } from "./source";

/** Where a load balancer stands unless the configuration says. */

export function lowerServices(context: AddressContext, accounts: readonly Account[]): Service[] {
  const finder = consumerFinder(context, accounts);
  return Object.entries(context.configuration.services ?? {})
    .flatMap(([name, shape]) => lowerService(context, accounts, finder, name, shape) ?? [])
    .sort(byName);
}

function lowerService(
  context: AddressContext,
  accounts: readonly Account[],
  finder: ConsumerFinder,
  name: string,
  shape: ServiceShape,
): Service | undefined {
  const { merged, collector } = context;
  const path = ["services", name];
  const at = merged.locate(path, "key");
  const problem = sourceProblem(shape);
  if (problem) {
    collector.report("SERVICE_SOURCE", at, { service: name, ...problem });
    return undefined;
  }
  const offer =
    shape.serviceName === undefined
      ? lowerOffer(context, accounts, path, name, shape)
      : {
          kind: "foreign" as const,
          serviceName: shape.serviceName,
          availabilityZones: shape.availabilityZones ?? [],
        };
  if (!offer) return undefined;
  const region = offer.kind === "own" ? offer.vpc.region : regionOf(offer.serviceName);
  const regions = [...new Set([region, ...(shape.regions ?? [])])];
  const ports = offer.kind === "own" ? offer.listeners.map((listener) => listener.port) : (shape.ports ?? []);
  const sorted = [...new Set(ports)].sort((a, b) => a - b);
  const dns = lowerDns(context, path, name, shape);
  const provider = offer.kind === "own" ? offer.vpc : undefined;
  return {
    name,
    region,
    regions,
    offer,
    ports: sorted,
    consumers: finder({ service: name, path, regions, ports: sorted, provider }, shape.consumers),
    ...(dns && { dns }),
    at,
  };
}

function lowerOffer(
  context: AddressContext,
  accounts: readonly Account[],
  path: ConfigPath,
  name: string,
  shape: ServiceShape,
): OwnOffer | undefined {
  const { provider, loadBalancer = balancer.parse({}) } = shape;
  const listeners = lowerListeners(context, path, name, shape.listeners ?? []);
  const found = provider && findProvider(context, accounts, [...path, "provider"], provider);
  if (!found) return undefined;
  return {
    kind: "own",
    ref: serviceRef(found.vpc.ref, name),
    ...found,
    listeners,
    crossZone: loadBalancer.crossZone,
    deletionProtection: loadBalancer.deletionProtection,
    acceptance: shape.acceptance ?? defaultOf(serviceShape.shape.acceptance),
  };
}

function findProvider(
  { merged, collector, declaredVpcs }: AddressContext,
  accounts: readonly Account[],
  path: ConfigPath,
  { account, vpc: vpcName, tier: tierName }: NonNullable<ServiceShape["provider"]>,
): { vpc: Vpc; tier: Tier } | undefined {
  const names = accounts.map((one) => one.name);
  if (!checkKnown(collector, "account", account, names, merged.locate([...path, "account"])))
    return undefined;
  const vpcs = [...declaredVpcs].filter((name) => name.startsWith(`${account}/`));
  const known = vpcs.map((name) => name.slice(account.length + 1));
  const at = merged.locate([...path, "vpc"]);
  if (!checkKnown(collector, `VPC of ${account}`, vpcName, known, at)) return undefined;
  const vpc = accounts.flatMap((one) => one.vpcs).find((v) => v.account === account && v.name === vpcName);
  if (!vpc) return undefined;
  const built = vpc.tiers.filter(({ reserved }) => !reserved);
  const tiers = built.map((tier) => tier.name);
  if (!checkKnown(collector, `tier of ${vpc.ref}`, tierName, tiers, merged.locate([...path, "tier"])))
    return undefined;
  return { vpc, tier: built.find((tier) => tier.name === tierName) as Tier };
}

function lowerDns(
  { merged, collector }: AddressContext,
  path: ConfigPath,
  service: string,
  { dnsName, dns, verification, serviceName }: ServiceShape,
): ServiceDns | undefined {
  if (dnsName === undefined) {
    const key = dns === undefined ? verification && "verification" : "dns";
    if (key !== undefined) {
      const remedy = `Add dnsName, or remove ${key}`;
      collector.report("SERVICE_NAME_WITHOUT", merged.locate([...path, key], "key"), {
        service,
        key,
        remedy,
      });
    }
    return undefined;
  }
  const by = dns ?? defaultOf(serviceShape.shape.dns);
  const at = merged.locate([...path, "dnsName"]);
  if (by === "zone" || serviceName !== undefined) {
    if (verification !== undefined) {
      const problem = "has a verification that nothing waits for";
      const remedy = "Remove it: only a private name of one's own service is proved to AWS";
      const where = merged.locate([...path, "verification"], "key");
      collector.report("SERVICE_SOURCE", where, { service, problem, remedy });
    }
    return { name: dnsName, by, at };
  }
  const proof =
    typeof verification === "object" ? { zoneId: verification.zoneId } : (verification ?? "output");
  return { name: dnsName, by, proof, at };
}

/** `us-east-1` of `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`. */
function regionOf(serviceName: string): string {
  return serviceName.split(".").at(-2) as string;
}
