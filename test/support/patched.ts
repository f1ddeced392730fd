/** Applies a unified diff to a text, for tests that keep a change as a reviewer reads it. */

/** Every hunk has to fit at exactly one place; line numbers in the diff are not looked at. */
export function patched(text: string, diff: string): string {
  const hunks = diff.split(/^@@.*@@.*\n/m).slice(1);
  return hunks.reduce((done, hunk) => {
    const lines = hunk.split("\n").slice(0, -1);
    const side = (sign: string) =>
      lines
        .filter((line) => line[0] !== sign)
        .map((line) => `${line.slice(1)}\n`)
        .join("");
    const [was, is] = [side("+"), side("-")];
    const found = done.split(was).length - 1;
    if (found !== 1) throw new Error(`a hunk fits at ${found} places:\n${hunk}`);
    return done.replace(was, () => is);
  }, text);
}
