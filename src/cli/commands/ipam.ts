/** `cadastre ipam`: pools, utilisation, free space and tombstones. */
import { suggestion } from "../../diagnostics/suggest";
import type { Host } from "../../host/host";
import { ipamText, poolText } from "../../report/ipam-text";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";

export function ipam(host: Host, name: string | undefined, { config, format }: CommonOptions): ExitCode {
  const { plan, diagnostics, texts } = planWatched(host, config);
  const code = printDiagnostics(host, diagnostics, texts, "text");
  if (code !== EXIT.good || !plan) return code;
  const chosen = name === undefined ? plan.pools : plan.pools.filter((pool) => pool.name === name);
  if (name !== undefined && chosen.length === 0) {
    const names = plan.pools.map((pool) => pool.name);
    host.stderr(`cadastre: there is no pool ${name}.${suggestion(name, names)}\n`);
    return EXIT.usage;
  }
  if (format === "json") {
    const data = { pools: chosen, tombstones: plan.tombstones };
    host.stdout(`${JSON.stringify(data, undefined, 2)}\n`);
  } else {
    const [pool] = chosen;
    host.stdout(name !== undefined && pool ? poolText(pool, plan) : ipamText(plan));
  }
  return EXIT.good;
}
