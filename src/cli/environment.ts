/** Switches in the environment. */
import type { Host } from "../host/host";

/** Whether a variable is on: it is set, and neither empty nor `false` nor `0`. */
export function isSwitchedOn(host: Host, variable: string): boolean {
  const value = host.environment(variable);
  return value !== undefined && value !== "" && value !== "false" && value !== "0";
}
