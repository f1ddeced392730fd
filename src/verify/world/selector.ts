/** Reads the text that names one side of a flow: an account, a VPC, a tier, an OU, a service, a range or an address. */
import { type Address, parseAddress } from "../../ip/address";
import type { EndpointService } from "../network/endpoint";
import type { Subnet } from "../network/vpc";
import type { DirectoryService } from "./directory";
import type { External } from "./external";
import { offeredAs } from "./services";
import type { World } from "./world";

export type Selection =
  | { readonly kind: "subnets"; readonly text: string; readonly subnets: readonly Subnet[] }
  /** `service` is absent when the configuration knows it and no stack offers it. */
  | {
      readonly kind: "service";
      readonly text: string;
      readonly service?: EndpointService;
      readonly spec?: DirectoryService;
    }
  /** An AWS service by the name after the region, `s3` or `ecr.api`. */
  | { readonly kind: "aws"; readonly text: string; readonly name: string }
  | { readonly kind: "external"; readonly text: string; readonly external: External }
  | { readonly kind: "internet"; readonly text: string }
  | { readonly kind: "address"; readonly text: string; readonly address: Address }
  | { readonly kind: "unknown"; readonly text: string };

/** Services reachable by gateway endpoints, so known without any interface endpoint. */
const GATEWAY_SERVICES = new Set(["s3", "dynamodb", "s3express"]);

/** What a selector's text means in this world; `unknown` when it names nothing, which is never read as "nothing matches". */
export function select(world: World, text: string): Selection {
  const address = parseAddress(text);
  if (address !== undefined) return { kind: "address", text, address };
  if (text === "internet") return { kind: "internet", text };
  const [, scheme, rest] = /^(ou|tier|aws|external):(.+)$/.exec(text) ?? [];
  switch (scheme) {
    case "aws":
      return { kind: "aws", text, name: rest! };
    case "external":
      return externalNamed(world, text, rest!);
    case "tier":
      return subnetsOrUnknown(world, text, (subnet) => subnet.tier === rest);
    case "ou":
      return subnetsOrUnknown(world, text, (subnet) => isIn(world, subnet, rest!));
  }
  if (text.startsWith("service/")) return serviceNamed(world, text, text.slice("service/".length));
  const named = subnetsOrUnknown(world, text, (subnet) => isNamed(world, subnet, text));
  if (named.kind !== "unknown") return named;
  return isService(world, text) ? { kind: "aws", text, name: text } : named;
}

function subnetsOrUnknown(world: World, text: string, test: (subnet: Subnet) => boolean): Selection {
  const subnets = [...world.network.subnets.values()].filter(test);
  return subnets.length > 0 ? { kind: "subnets", text, subnets } : { kind: "unknown", text };
}

function isIn(world: World, subnet: Subnet, unit: string): boolean {
  const ou = world.accounts.get(world.vpcOf(subnet).account)?.ou;
  return ou === unit || (ou?.startsWith(`${unit}/`) ?? false);
}

/** `account`, `account/vpc`, `account/vpc/tier`, or any beginning of the subnet's ref. */
function isNamed(world: World, subnet: Subnet, text: string): boolean {
  const label = world.labelOf(subnet);
  const { ref } = subnet.origin;
  return `${label}/`.startsWith(`${text}/`) || `${ref}/`.startsWith(`${text}/`);
}

function externalNamed(world: World, text: string, name: string): Selection {
  const external = world.externals.find((item) => item.range.name === name);
  return external ? { kind: "external", text, external } : { kind: "unknown", text };
}

function serviceNamed(world: World, text: string, name: string): Selection {
  const spec = world.directory.services?.find((service) => service.name === name);
  const service = offeredAs(world, name);
  if (!service && !spec) return { kind: "unknown", text };
  return { kind: "service", text, ...(service && { service }), ...(spec && { spec }) };
}

function isService(world: World, name: string): boolean {
  if (GATEWAY_SERVICES.has(name)) return true;
  return [...world.network.interfaceEndpoints.values()].some(
    (endpoint) => !endpoint.privateLink && endpoint.service.split("/")[1] === name,
  );
}
