/** What clients of an explicit proxy have to be told: where it is, and what they reach without it. */
import { counted } from "../diagnostics/counted";
import type { PlannedProxySettings } from "../plan/planned/proxy-settings";
import type { PlannedStack } from "../plan/planned/stack";

/** Lines. */
export function proxySettings(
  { name, port, direct }: PlannedProxySettings,
  { account, region }: PlannedStack,
): string[] {
  const where = `port ${port} of its balancer in ${account.name}, ${region}`;
  return [
    `Clients of the proxy ${name}: HTTPS_PROXY is ${where}, and no_proxy`,
    ...direct.map(({ vpcs, entries }) => `  for ${these(vpcs)}: ${entries.join(",")}`),
  ];
}

function these([first, ...others]: readonly string[]): string {
  return others.length === 0 ? `${first}` : `${first} and ${counted(others.length, "other VPC").join("")}`;
}
