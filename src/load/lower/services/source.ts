/** Whether a service says clearly who offers it: a VPC of the configuration, or somebody outside. */
import type { ServiceShape } from "../../shape/services";

/** What is only said of a service that a VPC of the configuration offers, and of one that does not. */
const OWN = ["listeners", "loadBalancer", "acceptance"] as const;
const FOREIGN = ["ports", "availabilityZones"] as const;

export interface SourceProblem {
  readonly problem: string;
  readonly remedy: string;
}

export function sourceProblem(shape: ServiceShape): SourceProblem | undefined {
  const { provider, serviceName } = shape;
  if (provider && serviceName !== undefined)
    return { problem: "has both provider and serviceName", remedy: "Remove one of the two" };
  if (!provider && serviceName === undefined)
    return { problem: "has neither provider nor serviceName", remedy: "Add one of the two" };
  const [whose, needed, odd] = provider
    ? (["a provider", ["listeners"], FOREIGN] as const)
    : (["a serviceName", FOREIGN, OWN] as const);
  const missing = needed.find((key) => shape[key] === undefined);
  if (missing) return { problem: `has ${whose} and no ${missing}`, remedy: `Add ${missing}` };
  const extra = odd.find((key) => shape[key] !== undefined);
  return extra && { problem: `has ${whose} and ${extra}`, remedy: `Remove ${extra}` };
}
