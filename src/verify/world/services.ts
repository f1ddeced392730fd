/** Which emitted service the configuration means by a name, and what it says about an emitted one. */
import type { EndpointService } from "../network/endpoint";
import type { DirectoryService } from "./directory";
import type { World } from "./world";

/** The service of that name: by its ref, its Terraform name, or the private name that the configuration gives it. */
export function offeredAs(world: World, name: string): EndpointService | undefined {
  const services = [...world.network.endpointServices.values()];
  const dnsName = world.directory.services?.find((service) => service.name === name)?.dnsName;
  return (
    services.find(({ origin }) => origin.ref.endsWith(`/service/${name}`)) ??
    services.find(({ origin }) => origin.ref.split("/").includes(name)) ??
    services.find(({ origin }) => origin.address === `aws_vpc_endpoint_service.${name}`) ??
    services.find(({ privateName }) => dnsName !== undefined && privateName === dnsName)
  );
}

/** What is said about the service that endpoints call `key`: an emitted service's key, or the name of one of others. */
export function specOf(world: World, key: string): DirectoryService | undefined {
  return (world.directory.services ?? []).find((spec) =>
    spec.serviceName === undefined ? offeredAs(world, spec.name)?.key === key : spec.serviceName === key,
  );
}
