/** Gateway Load Balancers with their listeners, and their endpoints with the word of the service's owner. */
import type { ApplianceEndpoint, GatewayBalancer } from "../network/appliance";
import type { Draft } from "./draft";

export function assembleAppliances(draft: Draft) {
  const accepted = new Set(draft.connectionAccepts.map((link) => `${link.from} ${link.to}`));
  const listeners = new Map(draft.gatewayListeners.map((link) => [link.from, link.to]));
  const applianceEndpoints = new Map<string, ApplianceEndpoint>();
  for (const [key, endpoint] of draft.applianceEndpoints) {
    const asks = draft.applianceServices.get(endpoint.service)?.acceptanceRequired ?? false;
    applianceEndpoints.set(key, {
      ...endpoint,
      accepted: !asks || accepted.has(`${endpoint.service} ${key}`),
    });
  }
  const gatewayBalancers = new Map<string, GatewayBalancer>();
  for (const [key, balancer] of draft.gatewayBalancers) {
    const targetGroup = listeners.get(key);
    gatewayBalancers.set(key, { ...balancer, ...(targetGroup !== undefined && { targetGroup }) });
  }
  return { applianceEndpoints, applianceServices: draft.applianceServices, gatewayBalancers };
}
