/** Runs work over stacks in the order of what they depend on, independent ones at the same time. */

export interface Order {
  /** Stack name to the names it depends on; a name that is not among the stacks counts as done. */
  readonly dependsOn?: Readonly<Record<string, readonly string[]>>;
  /** How many at a time; a Terraform process with the provider takes half a gigabyte. Default 2. */
  readonly parallelism?: number;
}

interface Named {
  readonly name: string;
}

/**
 * Each stack after all it depends on, ready ones in the given order. After a failure nothing new starts, what
 * runs is awaited, and the first error is thrown. A dependency cycle is an error that names its stacks.
 */
export async function inOrder<S extends Named>(
  stacks: readonly S[],
  { dependsOn = {}, parallelism = 2 }: Order,
  work: (stack: S) => Promise<void>,
): Promise<void> {
  const waiting = [...stacks];
  const unfinished = new Set(stacks.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  const isReady = ({ name }: S) => !(dependsOn[name] ?? []).some((other) => unfinished.has(other));
  const start = (stack: S) => {
    const task: Promise<void> = work(stack)
      .then(() => void unfinished.delete(stack.name))
      .catch((error: unknown) => void errors.push(error))
      .finally(() => running.delete(task));
    running.add(task);
  };
  while (waiting.length > 0 && errors.length === 0) {
    const ready = waiting.filter(isReady).slice(0, parallelism - running.size);
    for (const stack of ready) {
      waiting.splice(waiting.indexOf(stack), 1);
      start(stack);
    }
    if (running.size === 0) {
      throw new Error(`stacks wait for one another: ${waiting.map(({ name }) => name).join(", ")}`);
    }
    await Promise.race(running);
  }
  await Promise.all(running);
  if (errors.length > 0) throw errors[0];
}

/** The order of teardown: every dependency turned round. */
export function reversed({ dependsOn = {}, ...rest }: Order): Order {
  const turned: Record<string, string[]> = {};
  for (const [name, others] of Object.entries(dependsOn)) {
    for (const other of others) turned[other] = [...(turned[other] ?? []), name];
  }
  return { ...rest, dependsOn: turned };
}
