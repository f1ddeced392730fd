/** What clients of explicit proxies have to be told: where the proxy is, and what they reach without it. */
import { counted } from "../diagnostics/counted";
import type { Plan } from "../plan/planned/plan";

export function proxySettings(plan: Plan): string {
  const lines = plan.stacks.flatMap((stack) =>
    stack.resources.flatMap((resource) => {
      if (resource.kind !== "proxy-settings") return [];
      const { name, port, direct } = resource;
      const where = `port ${port} of its balancer in ${stack.account.name}, ${stack.region}`;
      return [
        `Clients of the proxy ${name}: HTTPS_PROXY is ${where}, and no_proxy`,
        ...direct.map(({ vpcs, entries }) => `  for ${these(vpcs)}: ${entries.join(",")}`),
      ];
    }),
  );
  return lines.map((line) => `${line}\n`).join("");
}

function these([first, ...others]: readonly string[]): string {
  return others.length === 0 ? `${first}` : `${first} and ${counted(others.length, "other VPC").join("")}`;
}
