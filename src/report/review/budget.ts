/** Fits sections into a number of characters by telling less of the longest, and never by cutting one. */

/** The same section with ever fewer rows; the last way of telling it is short whatever there is to tell. */
export interface Section {
  /** With at most so many rows in each table; an empty text leaves the section out. */
  readonly render: (mostRows: number) => string;
}

/** Rows of a table, from generous to none. */
const STEPS: readonly number[] = [200, 100, 50, 25, 12, 6, 3, 0];

/** The sections one after the other, together no longer than `limit` as long as their shortest forms fit. */
export function withinBudget(sections: readonly Section[], limit: number): string {
  const fitted = sections.map(({ render }) => ({ render, step: 0, text: render(STEPS[0] as number) }));
  const total = () => fitted.reduce((sum, { text }) => sum + text.length + 1, 0);
  while (total() > limit) {
    const longest = fitted
      .filter(({ step }) => step < STEPS.length - 1)
      .reduce<(typeof fitted)[number] | undefined>(
        (most, section) => (most && most.text.length >= section.text.length ? most : section),
        undefined,
      );
    if (!longest) break;
    longest.step++;
    longest.text = longest.render(STEPS[longest.step] as number);
  }
  return fitted
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join("\n");
}
