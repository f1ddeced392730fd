/** Lays settings over one another, from the organisation's defaults to the VPC's own, and tells who gave each value. */
import type { SourceRange } from "../../diagnostics/source";
import type { ConfigPath, Part } from "../shape/path";
import type { VpcSettings } from "../shape/vpc-settings";
import type { MergedConfiguration } from "./merge";
import { isPlainMap } from "./merge";

/** One level's settings, and where they stand. */
export interface Layer {
  /** For people: `organisation defaults`, `OU workloads/prod`, `profile spoke`. */
  readonly label: string;
  readonly settings: VpcSettings;
  /** The path of the settings in the merged configuration. */
  readonly path: ConfigPath;
}

/** The outcome for one VPC: its settings, and for each the layer that won. */
export interface Inherited {
  readonly settings: VpcSettings;
  /** The place that gave the value at a path of the settings; the innermost layer's own place if nobody did. */
  locate(path: ConfigPath, part?: Part): SourceRange;
  /** The layer that gave the value at a path. */
  layerOf(path: ConfigPath): Layer | undefined;
  /** The innermost level: the VPC's own declaration. */
  readonly innermost: Layer;
}

/** Lays `layers` over one another, outermost first. Maps merge by key; anything else is replaced. */
export function inherit(layers: readonly Layer[], configuration: MergedConfiguration): Inherited {
  const settings = layers.reduce<Record<string, unknown>>(
    (under, layer) => overlay(under, layer.settings),
    {},
  );
  const innermost = layers[layers.length - 1] as Layer;
  const layerOf = (path: ConfigPath) => {
    for (let i = layers.length - 1; i >= 0; i--) {
      const layer = layers[i] as Layer;
      if (has(layer.settings, path)) return layer;
    }
    return undefined;
  };
  return {
    settings: settings as VpcSettings,
    innermost,
    layerOf,
    locate(path, part = "value") {
      const layer = layerOf(path);
      if (layer) return configuration.locate([...layer.path, ...path], part);
      return configuration.locate(innermost.path, "key");
    },
  };
}

/**
 * A pin and a size answer the same question, as do a pool and a scope, so the inner level's answer takes the place of
 * the outer's other one.
 */
const RIVALS: Readonly<Record<string, string>> = {
  cidr: "prefixLength",
  prefixLength: "cidr",
  pool: "scope",
  scope: "pool",
};

function overlay(under: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const result = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const rival = RIVALS[key];
    if (rival !== undefined && typeof value !== "object" && !(rival in over)) delete result[rival];
    const below = result[key];
    result[key] = isPlainMap(value) && isPlainMap(below) ? overlay(below, value) : value;
  }
  return result;
}

function has(value: unknown, path: ConfigPath): boolean {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, step)) return false;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current !== undefined;
}
