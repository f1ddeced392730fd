/** PrivateLink services as a table: who offers what, and who has an endpoint of it. */
import { counted } from "../diagnostics/counted";
import { listed } from "../diagnostics/suggest";
import type { PlannedService } from "../plan/planned/service";
import { table } from "./table";

/** Consumers told by name; there may be thousands. */
const MOST_CONSUMERS = 8;

export function serviceTable(services: readonly PlannedService[]): string {
  if (services.length === 0) return "";
  const rows = services.map(({ name, offeredBy, ports, dnsName = "", acceptance, consumers }) => [
    name,
    offeredBy,
    ports.join(", "),
    dnsName,
    `${how(consumers.length, acceptance)}: ${listed(
      consumers.map(({ vpc }) => shortName(vpc)),
      MOST_CONSUMERS,
    )}`,
  ]);
  return table([["service", "offered by", "ports", "name", "consumers"], ...rows]);
}

function how(consumers: number, acceptance: PlannedService["acceptance"]): string {
  const [vpcs = "no VPC"] = counted(consumers, "VPC");
  return acceptance === "manual" ? `${vpcs}, accepted one by one` : vpcs;
}

/** `payments-prod/main` of `payments-prod/us-east-1/main`. */
function shortName(ref: string): string {
  const [account, , vpc] = ref.split("/");
  return `${account}/${vpc}`;
}
