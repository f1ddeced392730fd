/** Stacks as the waves and jobs in which CI runners may apply them. */

export interface StackInMatrix {
  readonly name: string;
  readonly dependsOn: readonly string[];
}

/** One job: the stacks that one runner takes, separated by spaces as `cdktf deploy` takes them. */
export interface MatrixJob {
  readonly job: string;
  readonly stacks: string;
}

/** A wave in the form of a GitHub Actions matrix; its jobs need nothing of one another. */
export interface Wave {
  readonly include: readonly MatrixJob[];
}

/** The most jobs that GitHub Actions makes of one matrix (docs.github.com, "Running variations of jobs in a workflow"). */
export const MOST_JOBS = 256;

/**
 * A stack is in the first wave after all those that it depends on; what it depends on outside of `stacks` is taken to
 * be there. A wave is cut into at most `mostJobs` jobs whose numbers of stacks differ by one at most. Order and
 * grouping depend on nothing but the stacks.
 */
export function matrixOf(stacks: readonly StackInMatrix[], mostJobs: number = MOST_JOBS): Wave[] {
  const waves: string[][] = [];
  const waveOf = wavesOf(stacks);
  for (const { name } of stacks) {
    const wave = waveOf.get(name) as number;
    const names = waves[wave];
    if (names) names.push(name);
    else waves[wave] = [name];
  }
  return waves.map((names) => ({ include: jobsOf(names.sort(), mostJobs) }));
}

function wavesOf(stacks: readonly StackInMatrix[]): ReadonlyMap<string, number> {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const waves = new Map<string, number>();
  const visit = (stack: StackInMatrix): number => {
    const known = waves.get(stack.name);
    if (known !== undefined) return known;
    let wave = 0;
    for (const name of stack.dependsOn) {
      const earlier = byName.get(name);
      if (earlier) wave = Math.max(wave, visit(earlier) + 1);
    }
    waves.set(stack.name, wave);
    return wave;
  };
  for (const stack of stacks) visit(stack);
  return waves;
}

function jobsOf(names: readonly string[], mostJobs: number): MatrixJob[] {
  const count = Math.min(names.length, mostJobs);
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [index, index + 1].map((n) => Math.floor((n * names.length) / count));
    return { job: `${index + 1} of ${count}`, stacks: names.slice(first, last).join(" ") };
  });
}

export function matrixText(waves: readonly Wave[]): string {
  return `${JSON.stringify({ waves }, undefined, 2)}\n`;
}
