/** Follows one flow through emitted stacks. */
import type { Protocol } from "../verify/network/filter";
import { renderTrace } from "../verify/render/trace";
import { isOpen, type Trace } from "../verify/trace/trace";
import { trace as traced } from "../verify/verify";
import { Refused } from "./refused";
import { Synthesis } from "./synthesize";

export interface Question {
  /** An account, VPC, tier, external range, `internet` or address. */
  readonly from: string;
  /** The same, or a service. */
  readonly to: string;
  /** 443 if it is not said. */
  readonly port?: number;
  readonly protocol?: Protocol;
}

export interface Traced {
  /** Whether anything arrives. */
  readonly isOpen: boolean;
  readonly trace: Trace;
  /** As the command prints it. */
  readonly text: string;
}

/** Of several flows, the first that is not open. Throws {@link Refused} where a name is nobody's. */
export function trace(synthesis: Synthesis, { from, to, port, protocol }: Question): Traced {
  const { network, directory } = Synthesis.opened(synthesis);
  const answer = traced(network, directory, from, to, port, protocol);
  if ("unknown" in answer)
    throw new Refused(`nothing that can send or receive is called ${answer.unknown.join(" and ")}`);
  return { isOpen: isOpen(answer.trace), trace: answer.trace, text: renderTrace(answer.trace) };
}
