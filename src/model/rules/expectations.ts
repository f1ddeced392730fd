/** What expectations and restrictions name is there: one that names nothing would hold whatever the network does. */

import { findService } from "../../aws/endpoint-services";
import type { Collector } from "../../diagnostics/collector";
import { suggestion } from "../../diagnostics/suggest";
import { parseAddress } from "../../ip/address";
import { isWithinOu } from "../account";
import type { NetworkModel } from "../network-model";
import { allVpcs } from "./rules";

export function checkExpectations(model: NetworkModel, collector: Collector): void {
  const sides = [...model.expectations, ...model.restrictions].flatMap(({ from, to, at }) => [
    { selector: from, at },
    { selector: to, at },
  ]);
  // A configuration without VPCs is about somebody else's network, which the witness looks these up in.
  if (sides.length === 0 || allVpcs(model).length === 0) return;
  const places = placesOf(model);
  for (const { selector, at } of sides) {
    if (isNamed(model, places, selector)) continue;
    const data = { selector, suggestion: suggestion(selector, candidates(model, places, selector)) };
    collector.report("EXPECTATION_NAMES_NOTHING", at, data);
  }
}

/** Everything that may be named without a scheme: accounts, VPCs and tiers that have subnets, with a region or not. */
function placesOf(model: NetworkModel): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { account, region, name, tiers } of allVpcs(model)) {
    for (const tier of tiers) {
      if (tier.reserved || tier.subnets.length === 0) continue;
      for (const vpc of [`${account}/${name}`, `${account}/${region}/${name}`]) {
        places.add(account).add(`${account}/${region}`).add(vpc).add(`${vpc}/${tier.name}`);
        for (const { availabilityZone } of tier.subnets)
          places.add(`${vpc}/${tier.name}/${availabilityZone}`);
      }
    }
  }
  return places;
}

function isNamed(model: NetworkModel, places: ReadonlySet<string>, selector: string): boolean {
  if (selector === "internet" || parseAddress(selector) !== undefined || places.has(selector)) return true;
  const [, scheme, rest = ""] = /^(ou:|tier:|aws:|external:|service\/)(.+)$/.exec(selector) ?? [];
  switch (scheme) {
    case "ou:":
      return model.accounts.some(({ name, ou }) => places.has(name) && isWithinOu(ou, rest));
    case "tier:":
      return allVpcs(model).some(({ tiers }) =>
        tiers.some(({ name, reserved }) => name === rest && !reserved),
      );
    case "external:":
      return model.scopes.some(({ external }) => external.some(({ name }) => name === rest));
    case "service/":
      return model.services.some(({ name }) => name === rest);
  }
  return isAwsService(model, scheme === "aws:" ? rest : selector);
}

function isAwsService(model: NetworkModel, name: string): boolean {
  if (model.regions.some((region) => findService(name, region.name) !== undefined)) return true;
  return allVpcs(model).some(({ endpoints: { gateways, interfaces } }) =>
    [...gateways, ...interfaces].some(({ service }) => service === name),
  );
}

/** Names of the same kind, to find the one that was meant. */
function candidates(model: NetworkModel, places: ReadonlySet<string>, selector: string): string[] {
  const of = (scheme: string, names: readonly string[]) =>
    selector.startsWith(scheme) ? names.map((name) => scheme + name) : undefined;
  return (
    of("ou:", [...new Set(model.accounts.flatMap(({ ou }) => ou ?? []))]) ??
    of("tier:", [...new Set(allVpcs(model).flatMap(({ tiers }) => tiers.map(({ name }) => name)))]) ??
    of(
      "external:",
      model.scopes.flatMap(({ external }) => external.map(({ name }) => name)),
    ) ??
    of(
      "service/",
      model.services.map(({ name }) => name),
    ) ?? [...places]
  );
}
