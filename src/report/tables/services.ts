/** PrivateLink: which VPC may reach which service, on which ports, and whether the emitted network lets it. */
import type { Plan } from "../../plan/planned/plan";
import type { PlannedService, PlannedServiceConsumer } from "../../plan/planned/service";
import type { Scene } from "../../verify/scene";
import { isOpen } from "../../verify/trace/trace";
import { select } from "../../verify/world/selector";
import type { BundleInput } from "../bundle-input";
import { flowsFrom } from "./flows";
import type { Table } from "./table";
import { partsOf, placeOf } from "./words";

export function serviceTable({ plan, scene }: BundleInput): Table {
  return {
    name: "services",
    title: "PrivateLink services",
    about:
      "One row for each VPC that may reach a PrivateLink service, and what the emitted network does about it.",
    columns: [
      { key: "service", title: "Service", kind: "code", filter: true },
      { key: "offered-by", title: "Offered by", kind: "code" },
      { key: "consumer", title: "Consumer", kind: "code" },
      { key: "unit", title: "Organisational unit", filter: true },
      { key: "ports", title: "Ports", kind: "code" },
      { key: "zones", title: "Endpoint in", kind: "list" },
      { key: "acceptance", title: "Acceptance", filter: true },
      { key: "name", title: "Name", kind: "code" },
      { key: "verdict", title: "Emitted network", kind: "badge", filter: true },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: plan.services.flatMap((service) =>
      service.consumers.map((consumer) => {
        const { account, vpc } = partsOf(consumer.vpc);
        return [
          service.name,
          service.offeredBy,
          `${account}/${vpc}`,
          unitOf(plan, account),
          consumer.ports.join(", "),
          consumer.availabilityZones.join(", "),
          service.acceptance,
          service.dnsName ?? "",
          verdictOf(scene, service, consumer),
          placeOf(service.because.at),
        ];
      }),
    ),
  };
}

function unitOf({ accounts }: Plan, name: string): string {
  return accounts.find((account) => account.name === name)?.ou ?? "";
}

/** Asked from every kind of subnet of the consumer on each of its ports. */
function verdictOf(scene: Scene, { name }: PlannedService, { vpc, ports }: PlannedServiceConsumer): string {
  const flows = flowsFrom(scene, vpc, select(scene.world, `service/${name}`));
  const asked = flows.flatMap((flow) =>
    ports.map((port) => scene.ask(flow, { protocol: "tcp", port }).some(isOpen)),
  );
  if (asked.length === 0) return "not asked";
  const open = asked.filter(Boolean).length;
  return open === asked.length ? "open" : open === 0 ? "closed" : "partly open";
}
