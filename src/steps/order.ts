/** In which order stacks are applied, by the states that they have before and after a change. */
import type { PlannedStack } from "../plan/planned/stack";

export class Order {
  readonly #levels = new Map<string, number>();

  /** `stateOf` gives the state of a stack by its name; of a state with two versions the one after decides. */
  constructor(
    before: readonly PlannedStack[],
    after: readonly PlannedStack[],
    stateOf: { readonly before: (name: string) => string; readonly after: (name: string) => string },
  ) {
    this.#add(before, stateOf.before);
    this.#add(after, stateOf.after);
  }

  /** How many stacks at most are applied one after the other before this one. */
  levelOf(state: string): number {
    return this.#levels.get(state) ?? 0;
  }

  /** States in groups that are applied one after the other; those of one group need nothing of one another. */
  waves(states: readonly string[], reversed: boolean): string[][] {
    const levels = [...new Set(states.map((state) => this.levelOf(state)))].sort((a, b) =>
      reversed ? b - a : a - b,
    );
    return levels.map((level) => states.filter((state) => this.levelOf(state) === level));
  }

  #add(stacks: readonly PlannedStack[], stateOf: (name: string) => string): void {
    const byName = new Map(stacks.map((stack) => [stack.name, stack]));
    const known = new Map<string, number>();
    const visit = (stack: PlannedStack): number => {
      const level = known.get(stack.name);
      if (level !== undefined) return level;
      const below = stack.dependsOn.flatMap((name) => byName.get(name) ?? []).map(visit);
      const own = Math.max(-1, ...below) + 1;
      known.set(stack.name, own);
      return own;
    };
    // No stack names it among its needs, and every other one keeps its state in what it makes.
    const levelOf = (stack: PlannedStack) => (stack.phase === "bootstrap" ? -1 : visit(stack));
    for (const stack of stacks) this.#levels.set(stateOf(stack.name), levelOf(stack));
  }
}
