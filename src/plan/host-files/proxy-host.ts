/** The two kinds of proxy as hosts: what a first boot makes of a machine. */
import { healthOnlyConfig, passThroughConfig } from "./haproxy-config";
import { drainFiles } from "./haproxy-unit";
import { type Host, type HostFile, type HostPlace, JOURNAL_LIMITS } from "./host-spec";
import type { ProxySettings } from "./proxy-settings";
import { type ExplicitProxySettings, explicitProxyConfig, squidProbePort } from "./squid-config";

export const HAPROXY_CONFIG = "/etc/haproxy/haproxy.cfg";
const HAPROXY_CHECK = ["haproxy", "-c", "-f", HAPROXY_CONFIG];

function haproxyFiles(settings: ProxySettings, config: string): HostFile[] {
  return [{ path: HAPROXY_CONFIG, mode: "0644", text: config }, ...drainFiles(settings), JOURNAL_LIMITS];
}

/** A host that passes TLS through by server name. */
export function passThroughHost(place: HostPlace, settings: ProxySettings): Host {
  return {
    ...place,
    packages: { dnf: ["haproxy"], apt: ["haproxy"] },
    files: haproxyFiles(settings, passThroughConfig(settings)),
    checks: [HAPROXY_CHECK],
    units: ["haproxy"],
  };
}

/** The access log, kept for a month and compressed a day late, so that yesterday's can be read as it is. */
const SQUID_LOG_ROTATION: HostFile = {
  path: "/etc/logrotate.d/squid",
  mode: "0644",
  text: [
    "/var/log/squid/*.log {",
    "    daily",
    "    maxsize 200M",
    "    rotate 30",
    "    compress",
    "    delaycompress",
    "    missingok",
    "    notifempty",
    "    nocreate",
    "    sharedscripts",
    "    postrotate",
    "        /usr/sbin/squid -k rotate",
    "    endscript",
    "}",
    "",
  ].join("\n"),
};

/** A host that is an explicit proxy, with HAProxy beside it to answer health checks. */
export function explicitProxyHost(place: HostPlace, settings: ExplicitProxySettings): Host {
  return {
    ...place,
    packages: { dnf: ["haproxy", "logrotate", "squid"], apt: ["haproxy", "logrotate", "squid-openssl"] },
    files: [
      ...haproxyFiles(settings, healthOnlyConfig(settings, squidProbePort(settings))),
      { path: "/etc/squid/squid.conf", mode: "0644", text: explicitProxyConfig(settings) },
      SQUID_LOG_ROTATION,
    ],
    checks: [HAPROXY_CHECK, ["squid", "-k", "parse", "-f", "/etc/squid/squid.conf"]],
    units: ["squid", "haproxy"],
  };
}
