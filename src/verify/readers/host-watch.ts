/** Whose routes a forwarder takes when others of its ring are down, read from its first-boot script. */
import { isPrefix, parsePrefix } from "../../ip/prefix";
import type { Watch } from "../network/watch";

/** Undefined for a script of another kind. `stack` is where the resources are that the script names. */
export function hostWatchOf(script: string, stack: string): Watch | undefined {
  if (!script.includes("replace-route")) return undefined;
  const ring = listOf(script, "INTERFACES").map((text) => keyOf(text, stack));
  const seconds = secondsOf(script);
  if (ring.length === 0 || ring.includes(undefined) || seconds === undefined) return undefined;
  const keys = ring as readonly string[];
  const routes = listOf(script, "ROUTES").flatMap((text) => {
    const [, index, target, block = ""] = /^'(\d+) (\S+) (\S+)'$/.exec(text) ?? [];
    const [of, table, destination] = [keys[Number(index)], keyOf(target ?? "", stack), parsePrefix(block)];
    return of !== undefined && table !== undefined && isPrefix(destination)
      ? [{ of, table, destination }]
      : [];
  });
  return { others: keys.slice(1), routes, seconds };
}

function listOf(script: string, name: string): string[] {
  const [, body = ""] = new RegExp(`^readonly ${name}=\\(\\n([^)]*)^\\)$`, "m").exec(script) ?? [];
  return body
    .split("\n")
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** The key of the resource in the stack that an expression such as `${aws_network_interface.a.id}` names. */
function keyOf(text: string, stack: string): string | undefined {
  const [, address] = /^\$\{(aws_[a-z_]+\.[\w-]+)\.id\}$/.exec(text) ?? [];
  return address && `${stack}:${address}`;
}

/** One that falls silent just after a probe costs all probes of a row, each with its wait. */
function secondsOf(script: string): number | undefined {
  const numbers = [/--max-time (\d+) "http/, /misses\[host\]\}" = (\d+) \]/, /^ {2}sleep (\d+)$/m].map(
    (one) => Number(one.exec(script)?.[1]),
  );
  const [timeout, threshold, interval] = numbers as [number, number, number];
  return numbers.every((one) => one > 0) ? threshold * (interval + timeout) : undefined;
}
