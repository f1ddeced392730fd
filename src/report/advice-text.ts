/** The advice on ways to AWS services, for people. */
import type { EndpointAdvice, ServiceAdvice, Way, WayAdvice } from "../advice/endpoint-advice";
import { figure, money } from "./figures";
import { table } from "./table";

const WAYS: readonly Way[] = ["local", "central", "gateway", "proxy"];

const NAMES: Readonly<Record<Way, string>> = {
  local: "local",
  central: "central",
  gateway: "gateway",
  proxy: "gateway+proxy",
};

export function adviceText(advice: EndpointAdvice): string {
  if (advice.services.length === 0) return "No VPC has an endpoint or uses a hub's.\n";
  const { currency } = advice;
  const head = [
    "region",
    "service",
    "for",
    "VPCs now",
    "GB/month",
    ...WAYS.map((way) => NAMES[way]),
    "now",
    "best",
    "saves",
  ];
  const rows = advice.services.map((service) => [
    service.region,
    service.service,
    audience(service),
    usersOf(service),
    `${figure(service.gbPerMonth)}${service.assumed ? "*" : ""}`,
    ...WAYS.map((way) => money(service.ways.find((w) => w.way === way)?.cost)),
    money(service.now),
    NAMES[service.best],
    service.saving < 0.005 ? "-" : money(service.saving),
  ]);
  const saving = advice.services.reduce((sum, service) => sum + service.saving, 0);
  const now = advice.services.reduce((sum, service) => sum + service.now, 0);
  return [
    `Ways to AWS services, in ${currency} per month\n\n`,
    table([head, ...rows], [4, 5, 6, 7, 8, 9, 11]),
    `\nNow ${money(now)} ${currency} per month; the best ways together save ${money(saving)}.\n\n`,
    table(carried(advice)),
    "\n",
    ...notes(advice),
  ].join("");
}

function usersOf({ local, central, gateway }: ServiceAdvice): string {
  const parts = [
    ...(local > 0 ? [`${local} local`] : []),
    ...(central > 0 ? [`${central} central`] : []),
    ...(gateway > 0 ? [`${gateway} gateway`] : []),
  ];
  return parts.join(", ");
}

/** What the best way of each service carries and reaches, beside the others. */
function carried({ services }: EndpointAdvice): string[][] {
  const rows = services.flatMap(({ ways, best, ...service }) =>
    ways.map((way) => [
      service.region,
      service.service,
      audience(service),
      `${NAMES[way.way]}${way.way === best ? " (best)" : ""}`,
      bandwidth(way),
      way.reach,
    ]),
  );
  return [["region", "service", "for", "way", "bandwidth", "reach"], ...rows];
}

function audience({ fromOutside }: Pick<ServiceAdvice, "fromOutside">): string {
  return fromOutside ? "on-premises" : "VPCs";
}

function bandwidth({ way, gbps }: WayAdvice): string {
  if (gbps !== undefined) return `${gbps} Gbps, scales tenfold`;
  return way === "gateway" ? "no published limit" : "as its instances";
}

function notes({ assumedGb, attachment, currency, pricedIn, pricedOn }: EndpointAdvice): string[] {
  return [
    `* ${figure(assumedGb)} GB for each VPC that says nothing; say gbPerMonth at the endpoint, or --gb.\n`,
    `Prices: ${pricedIn}, ${pricedOn}, for every region; --prices lays your own over them.\n`,
    `Central and proxy need a transit gateway; its attachments, ${money(attachment)} ${currency} for each VPC, are not counted.\n`,
    "Traffic between AZs is not counted either. A proxy is counted with one small instance in each AZ.\n",
  ];
}
