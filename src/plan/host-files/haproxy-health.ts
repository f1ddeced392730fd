/** The HAProxy sections that answer a load balancer's health check by going through the proxy itself. */
import { hostWord } from "./file-words";
import type { ProxyHealth } from "./proxy-settings";

/** How a probe goes through the proxy it checks, on a port of the host: a TLS handshake by name, or a CONNECT. */
export interface Probe {
  readonly kind: "tls" | "connect";
  readonly port: number;
}

function probeBackend(health: ProxyHealth, probe: Probe, name: string, index: number): string {
  const timing = `inter ${health.intervalSeconds}s fall 2 rise 2`;
  const target = `${name}:443`;
  const request = [
    "    option httpchk",
    `    http-check send meth CONNECT uri ${target} ver HTTP/1.1 hdr Host ${target}`,
    "    http-check expect status 200",
  ];
  return [
    `backend probe_${index}`,
    ...(probe.kind === "connect" ? request : []),
    `    timeout check ${Math.max(2, health.intervalSeconds)}s`,
    // The certificate is not judged: a probe asks whether the path is open, clients judge whom they reached.
    probe.kind === "tls"
      ? `    server self 127.0.0.1:${probe.port} check check-ssl check-sni ${name} verify none ${timing}`
      : `    server self 127.0.0.1:${probe.port} check ${timing}`,
  ].join("\n");
}

/**
 * The health frontend and one checked backend per name. `/health` is 503 when a name does not answer, and
 * from the moment `POST /drain` came from the host itself. A new process after a reload is not draining.
 */
export function healthSections(health: ProxyHealth, probe: Probe): string {
  const names = [...new Set(health.names.map(hostWord))].sort();
  const frontend = [
    "frontend health",
    `    bind :${health.port}`,
    "    mode http",
    "    no log",
    "    timeout client 10s",
    "    monitor-uri /health",
    ...names.map((_, i) => `    monitor fail if { nbsrv(probe_${i + 1}) lt 1 }`),
    "    monitor fail if { var(proc.draining) -m int 1 }",
    "    http-request deny unless { src 127.0.0.0/8 } { method POST } { path /drain }",
    "    http-request set-var(proc.draining) int(1)",
    "    http-request return status 200 content-type text/plain string draining",
  ].join("\n");
  return [frontend, ...names.map((name, i) => probeBackend(health, probe, name, i + 1))].join("\n\n");
}
