/** What the expectations say two VPCs need of one another: everything, or some ports in one direction. */
import type { Expectation } from "../model/expectation";
import type { Vpc } from "../model/vpc";

export interface ExpectedUse {
  readonly from: Vpc;
  readonly to: Vpc;
  /** TCP ports, in order. */
  readonly ports: readonly number[];
}

/** Undefined where nothing is expected of them, or more than TCP ports in one direction. */
export function expectedUse(expectations: readonly Expectation[], a: Vpc, b: Vpc): ExpectedUse | undefined {
  const delivered = expectations.filter(({ expect }) => expect === "delivered");
  const between = (from: Vpc, to: Vpc) =>
    delivered.filter((one) => isWithin(one.from, from) && isWithin(one.to, to));
  const [there, back] = [between(a, b), between(b, a)];
  if (there.length > 0 === back.length > 0) return undefined;
  const [from, to, uses] = there.length > 0 ? [a, b, there] : [b, a, back];
  const ports = uses.flatMap(({ port, protocol = "tcp" }) => (port && protocol === "tcp" ? [port] : []));
  if (ports.length < uses.length) return undefined;
  return { from, to, ports: [...new Set(ports)].sort((x, y) => x - y) };
}

/** Whether a selector names the VPC or a tier of it. */
function isWithin(selector: string, { account, name }: Vpc): boolean {
  const vpc = `${account}/${name}`;
  return selector === vpc || selector.startsWith(`${vpc}/`);
}
