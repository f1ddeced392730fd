/** How clients are told to use an explicit proxy: an output of the stack. */
import type { PlannedProxySettings } from "../../src/plan/planned/proxy-settings";
import type { AccountStack } from "../account-stack";
import { output } from "../emit";
import { attributeOf } from "../naming";

export function proxySettings(stack: AccountStack, planned: PlannedProxySettings): void {
  const name = attributeOf("aws_lb", planned.loadBalancer, "dns_name");
  const direct = planned.direct.flatMap(({ vpcs, entries }) => vpcs.map((vpc) => [vpc, entries.join(",")]));
  output(stack, planned.ref, `HTTPS_PROXY and no_proxy for clients of ${planned.name}`, {
    https_proxy: `http://${name}:${planned.port}`,
    no_proxy: Object.fromEntries(direct),
  });
}
