/** How systemd stops HAProxy without cutting anyone off: the drain script and the drop-in that calls it. */
import type { HostFile } from "./host-spec";
import type { ProxySettings } from "./proxy-settings";

const DRAIN_SCRIPT = "/usr/local/sbin/proxy-drain";

/**
 * Stopping first turns the health check red and waits until the load balancer has seen it, then sends SIGUSR1, which
 * closes the listeners and waits for open connections. A reload does none of this: the new process takes the listeners over.
 */
export function drainFiles({ drain, health }: ProxySettings): HostFile[] {
  return [
    {
      path: DRAIN_SCRIPT,
      mode: "0755",
      text: [
        "#!/bin/bash",
        "# Makes the health check fail, and gives the load balancer time to notice.",
        "set -euo pipefail",
        `curl --silent --fail --output /dev/null --noproxy '*' --max-time 5 --request POST http://127.0.0.1:${health.port}/drain`,
        `sleep ${drain.noticeSeconds}`,
        "",
      ].join("\n"),
    },
    {
      path: "/etc/systemd/system/haproxy.service.d/90-drain.conf",
      mode: "0644",
      text: [
        "[Service]",
        // A proxy that answers nothing has nothing to drain: a failed call does not hold up the stop.
        `ExecStop=-${DRAIN_SCRIPT}`,
        "KillMode=mixed",
        "KillSignal=SIGUSR1",
        `TimeoutStopSec=${drain.noticeSeconds + drain.finishSeconds + 15}`,
        "",
      ].join("\n"),
    },
  ];
}
