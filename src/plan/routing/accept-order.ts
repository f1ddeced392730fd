/** Which accept stack is applied before which: who has to accept comes before who uses what is accepted. */
import type { Collector } from "../../diagnostics/collector";
import type { Because } from "../planned/planned";
import type { Decision } from "../stack/decision";
import { isSamePlace, type StackPlace } from "../stack/place";
import { stackName } from "../stack/stack";

interface Edge {
  readonly to: string;
  readonly because: Because;
}

export class AcceptOrder {
  readonly #edges = new Map<string, Edge[]>();

  /** @returns what the order asks of the later stack */
  after(later: StackPlace, earlier: StackPlace, because: Because): Decision[] {
    if (isSamePlace(later, earlier)) return [];
    const [from, to] = [nameOf(later), nameOf(earlier)];
    const edges = this.#edges.get(from) ?? [];
    if (!edges.some((edge) => edge.to === to)) edges.push({ to, because });
    this.#edges.set(from, edges);
    return [{ place: later, resources: [], after: [earlier] }];
  }

  /** Two stacks that wait for one another can never be applied, so the first such circle is told. */
  reportCircle(collector: Collector): void {
    const settled = new Set<string>();
    const walk = (name: string, path: readonly string[]): boolean => {
      if (settled.has(name)) return false;
      for (const { to, because } of this.#edges.get(name) ?? []) {
        const index = [...path, name].indexOf(to);
        if (index >= 0) {
          const circle = [...path, name].slice(index);
          collector.report("CONNECTIVITY_CIRCLE", because.at, {
            circle: [...circle, to].join(" after "),
            what: because.ref,
          });
          return true;
        }
        if (walk(to, [...path, name])) return true;
      }
      settled.add(name);
      return false;
    };
    for (const name of [...this.#edges.keys()].sort()) if (walk(name, [])) return;
  }
}

function nameOf({ account, region, phase }: StackPlace): string {
  return stackName(account, region, phase);
}
