/** `cadastre ipam`: pools, utilisation, free space and tombstones. */
import { line } from "../../diagnostics/shown";
import { suggestion } from "../../diagnostics/suggest";
import type { Host } from "../../host/host";
import type { PlannedPool } from "../../plan/planned/plan";
import type { PlannedProject } from "../../project/project";
import { ipamText, poolText } from "../../report/ipam-text";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";

export interface IpamOptions extends CommonOptions {
  /** A prefix length: where would such a block go? */
  readonly where?: number;
  readonly width?: number;
}

const USUAL_WIDTH = 80;

export function ipam(host: Host, name: string | undefined, options: IpamOptions): ExitCode {
  const { config, format, where } = options;
  const { plan, whereToPlace, diagnostics, texts } = planWatched(host, config);
  const code = printDiagnostics(host, diagnostics, texts, "text");
  if (code !== EXIT.good || !plan) return code;
  const chosen = name === undefined ? plan.pools : plan.pools.filter((pool) => pool.name === name);
  if (name !== undefined && chosen.length === 0) {
    const names = plan.pools.map((pool) => pool.name);
    host.stderr(line`cadastre: there is no pool ${name}.${suggestion(name, names)}`);
    return EXIT.usage;
  }
  const places = where === undefined ? [] : placesFor(chosen, where, whereToPlace);
  if (where !== undefined && places.length === 0) {
    host.stderr(
      line`cadastre: no pool of these has room for a /${where}; cadastre ipam POOL shows what is free`,
    );
    return EXIT.findings;
  }
  if (format === "json") {
    const data = { pools: chosen, tombstones: plan.tombstones, ...(where !== undefined && { places }) };
    host.stdout(`${JSON.stringify(data, undefined, 2)}\n`);
  } else if (where !== undefined) {
    host.stdout(
      places.map(({ pool, cidrBlock }) => `a /${where} from ${pool} would be ${cidrBlock}\n`).join(""),
    );
  } else {
    const [pool] = chosen;
    const width = options.width ?? (Number(host.environment("COLUMNS")) || USUAL_WIDTH);
    host.stdout(name !== undefined && pool ? poolText(pool, plan, width) : ipamText(plan));
  }
  return EXIT.good;
}

function placesFor(
  pools: readonly PlannedPool[],
  prefixLength: number,
  whereToPlace: PlannedProject["whereToPlace"],
): { readonly pool: string; readonly cidrBlock: string }[] {
  return pools.flatMap(({ name }) => {
    const cidrBlock = whereToPlace?.(name, prefixLength);
    return cidrBlock === undefined ? [] : [{ pool: name, cidrBlock }];
  });
}
