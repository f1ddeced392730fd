/** Endpoints, endpoint services and load balancers, with the parts that other resources add to them. */
import { groupBy } from "../../lists/group-by";
import type {
  EndpointService,
  GatewayEndpoint,
  InterfaceEndpoint,
  LoadBalancer,
  RegisteredTarget,
  TargetGroup,
} from "../network/endpoint";
import type { Draft } from "./draft";
import { defaultGroupOf, interfaceIn } from "./identity";
import { FULL_ACCESS } from "./policy";

export function assembleEndpoints(draft: Draft) {
  const gatewayEndpoints = new Map<string, GatewayEndpoint>();
  for (const [key, endpoint] of draft.gatewayEndpoints)
    gatewayEndpoints.set(key, { ...endpoint, policy: draft.policies.get(key) ?? FULL_ACCESS });
  return {
    gatewayEndpoints,
    interfaceEndpoints: endpointsOf(draft),
    endpointServices: servicesOf(draft),
    loadBalancers: balancersOf(draft),
    targetGroups: targetGroupsOf(draft),
  };
}

function endpointsOf(draft: Draft): Map<string, InterfaceEndpoint> {
  const accepted = new Set(draft.connectionAccepts.map((link) => `${link.from} ${link.to}`));
  const subnets = groupBy(draft.endpointSubnets, (link) => link.from);
  const groups = groupBy(draft.endpointGroups, (link) => link.from);
  const endpoints = new Map<string, InterfaceEndpoint>();
  for (const [key, { autoAccept, ...endpoint }] of draft.endpoints) {
    const service = draft.services.get(endpoint.service);
    const isOwn = service?.account === endpoint.origin.account;
    const own = (groups.get(key) ?? []).map((link) => link.to);
    const interfaces = (subnets.get(key) ?? []).map(({ to, address }) => {
      const id = interfaceIn(key, to);
      draft.interfaces.set(id, {
        key: id,
        origin: endpoint.origin,
        kind: "endpoint",
        owner: key,
        subnet: to,
        ...(address !== undefined && { address }),
        groups: own.length > 0 ? own : [defaultGroupOf(endpoint.vpc)],
        sourceDestCheck: true,
        publicAddress: false,
      });
      return id;
    });
    const letIn =
      !service?.acceptanceRequired || accepted.has(`${service.key} ${key}`) || (autoAccept && isOwn);
    const policy = draft.policies.get(key) ?? FULL_ACCESS;
    endpoints.set(key, { ...endpoint, interfaces, accepted: letIn, policy });
  }
  return endpoints;
}

function servicesOf(draft: Draft): Map<string, EndpointService> {
  const principals = groupBy(draft.principals, (principal) => principal.service);
  const services = new Map<string, EndpointService>();
  for (const [key, service] of draft.services) {
    const accounts = (principals.get(key) ?? []).map((item) => item.principal);
    services.set(key, { ...service, principals: [...new Set(accounts)].sort() });
  }
  return services;
}

function balancersOf(draft: Draft): Map<string, LoadBalancer> {
  const listeners = groupBy(draft.listeners, (listener) => listener.balancer);
  const balancers = new Map<string, LoadBalancer>();
  for (const [key, { subnets, ...balancer }] of draft.balancers)
    balancers.set(key, {
      ...balancer,
      vpc: draft.subnets.get(subnets[0] ?? "")?.vpc ?? "",
      interfaces: subnets.map((subnet) => interfaceIn(key, subnet)),
      listeners: listeners.get(key) ?? [],
    });
  return balancers;
}

function targetGroupsOf(draft: Draft): Map<string, TargetGroup> {
  const carriers = groupBy(draft.carriers, (link) => link.from);
  const targets = groupBy(draft.targets, (target) => target.group);
  const groups = new Map<string, TargetGroup>();
  for (const [key, group] of draft.targetGroups)
    groups.set(key, {
      ...group,
      targets: (targets.get(key) ?? []).flatMap(({ target }): RegisteredTarget[] => {
        if (!("carrier" in target)) return [target];
        const { carrier, ...port } = target;
        return (carriers.get(carrier) ?? []).map((link) => ({ kind: "interface", key: link.to, ...port }));
      }),
    });
  return groups;
}
