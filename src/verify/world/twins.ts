/**
 * What VPCs say of one another, so that VPCs which may change places get one text for it.
 *
 * Two VPCs may change places when each says a thing of the same others. They may also say it of each other, as in a
 * full mesh, where everybody lists everybody else: then their lists are equal once each is put into its own.
 */
export class Twins {
  readonly #said = new Map<string, Map<number, Set<string>>>();

  /** `one` says something of `other`; the number stands for the words. */
  add(one: string, words: number, other: string): void {
    let said = this.#said.get(one);
    if (!said) {
      said = new Map();
      this.#said.set(one, said);
    }
    const others = said.get(words);
    if (others) others.add(other);
    else said.set(words, new Set([other]));
  }

  /** For each VPC a text of all that it says of others; equal texts mean that the VPCs may change places. */
  texts(): ReadonlyMap<string, string> {
    const lists = [...this.#said].map(([one, said]) => ({ one, lists: listsOf(one, said) }));
    const counts = new Map<string, number>();
    for (const { lists: both } of lists)
      for (const text of both.flat()) counts.set(text, (counts.get(text) ?? 0) + 1);
    const number = new Map<string, number>();
    const numberOf = (text: string) => {
      const known = number.get(text) ?? number.size;
      number.set(text, known);
      return known;
    };
    return new Map(
      lists.map(({ one, lists: both }) => [
        one,
        both
          .map(([plain, closed]) => numberOf(counts.get(closed)! > counts.get(plain)! ? closed : plain))
          .sort((a, b) => a - b)
          .join(),
      ]),
    );
  }
}

/** The others of each thing said, without the speaker and with it: whichever more VPCs share tells them alike. */
function listsOf(
  one: string,
  said: ReadonlyMap<number, ReadonlySet<string>>,
): readonly (readonly [plain: string, closed: string])[] {
  return [...said].map(([words, others]) => {
    const names = [...others].sort();
    return [`${words} of ${names.join()}`, `${words} of all of ${[...names, one].sort().join()}`] as const;
  });
}
