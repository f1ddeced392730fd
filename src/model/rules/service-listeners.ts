/** What a service listens on is something that a Network Load Balancer can do behind PrivateLink. */
import { defaultQuota } from "../../aws/quotas";
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import type { OwnOffer, Service, ServiceListener } from "../service";

/** What AWS takes for a load balancer's or target group's name, and the longest ending of the latter, `-65535`. */
const LONGEST_NAME = 32 - "-65535".length;

export function checkServiceListeners(model: NetworkModel, collector: Collector): void {
  for (const service of model.services) {
    if (service.offer.kind === "own") checkOffer(service, service.offer, collector);
  }
}

function checkOffer(service: Service, { listeners }: OwnOffer, collector: Collector): void {
  const { name, at } = service;
  if (name.length > LONGEST_NAME) {
    const data = { service: name, length: name.length, limit: LONGEST_NAME };
    collector.report("SERVICE_NAME_LONG", at, data);
  }
  const limit = defaultQuota("nlbListeners");
  if (listeners.length > limit) {
    const data = { service: name, count: listeners.length, things: "listeners", limit };
    collector.report("SERVICE_LIMIT", at, data);
  }
  const ports = new Map<number, ServiceListener>();
  for (const listener of listeners) {
    const { port } = listener;
    const other = ports.get(port);
    if (other) {
      const note = "it does so here too";
      collector.report("SERVICE_PORT_TWICE", listener.at, { service: name, port }, [{ at: other.at, note }]);
    }
    ports.set(port, listener);
    checkTls(name, listener, collector);
    if (listener.targets.kind === "alb") checkAlb(name, listener, collector);
  }
}

function checkTls(service: string, listener: ServiceListener, collector: Collector): void {
  const { port, protocol, certificate, idleSeconds, at } = listener;
  const report = (problem: string, remedy: string) =>
    collector.report("SERVICE_TLS", at, { service, port, problem, remedy });
  if (protocol === "TLS" && certificate === undefined)
    report("is TLS without a certificate", "Add certificate, or pass TLS through with protocol: TCP");
  if (protocol === "TLS" && idleSeconds !== undefined)
    report("is TLS with an idle timeout of its own", "Remove idleSeconds");
  if (protocol === "TCP" && certificate !== undefined)
    report("is TCP with a certificate", "Say protocol: TLS, or remove certificate");
}

function checkAlb(service: string, listener: ServiceListener, collector: Collector): void {
  const { port, protocol, proxyProtocol, health, at } = listener;
  const report = (problem: string, remedy: string) =>
    collector.report("SERVICE_ALB", at, { service, port, problem, remedy });
  if (protocol === "TLS") report("from TLS", "Say protocol: TCP, and let the ALB hold the certificate");
  if (proxyProtocol)
    report("with the PROXY protocol", "Remove proxyProtocol: the ALB cannot tell its targets the consumer");
  if (health.protocol === "TCP")
    report("and checks it with TCP", "Say HTTP or HTTPS as the protocol of health");
}
