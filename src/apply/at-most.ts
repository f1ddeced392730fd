/** Does things at the same time, and no more than so many of them. */

export async function atMost<T>(
  most: number,
  things: readonly T[],
  act: (thing: T) => Promise<void>,
): Promise<void> {
  const left = [...things];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
}
