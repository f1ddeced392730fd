/** In which account and region the resources of a state or plan are: neither says it, but ARNs and owners do. */
import { asList, asObject, type JsonObject } from "../../verify/terraform/stack";
import type { Whereabouts } from "../thing";
import type { Resource } from "./resource";

const ARN = /^arn:[\w-]+:[\w-]*:([a-z0-9-]*):(\d{12}):/;

/** What a resource says of itself. */
function said({ arn, owner_id, region }: JsonObject): Partial<Whereabouts> {
  const [, inRegion = "", inAccount] = ARN.exec(String(arn)) ?? [];
  const account =
    inAccount ?? (typeof owner_id === "string" && /^\d{12}$/.test(owner_id) ? owner_id : undefined);
  const place = typeof region === "string" && region !== "" ? region : inRegion;
  return { ...(account !== undefined && { account }), ...(place !== "" && { region: place }) };
}

/** For each resource; one that says nothing is where most of the others are. */
export function placesOf(
  resources: readonly Resource[],
  configuration?: unknown,
): (resource: Resource) => Whereabouts {
  const all = resources.filter(({ mode }) => mode === "managed").map(({ values }) => said(values));
  const otherwise = ofProvider(configuration);
  const account = otherwise.account ?? mostFrequent(all.flatMap((one) => one.account ?? [])) ?? "unknown";
  const region = otherwise.region ?? mostFrequent(all.flatMap((one) => one.region ?? [])) ?? "unknown";
  return ({ values }) => ({ account, region, ...said(values) });
}

/** What a plan's default provider is told: the region, and the account of the role that it assumes. */
function ofProvider(configuration: unknown): Partial<Whereabouts> {
  const { expressions } = asObject(asObject(asObject(configuration).provider_config).aws);
  const { region, assume_role, allowed_account_ids } = asObject(expressions);
  const place = asObject(region).constant_value;
  const role = asObject(asObject(asList(assume_role)[0]).role_arn).constant_value;
  const account =
    /^arn:[\w-]+:iam::(\d{12}):/.exec(String(role))?.[1] ??
    asList(asObject(allowed_account_ids).constant_value)[0];
  return {
    ...(typeof place === "string" && { region: place }),
    ...(typeof account === "string" && { account }),
  };
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}
