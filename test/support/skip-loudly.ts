/** What becomes of tests whose tools are missing: skipped, loudly; failed where CADASTRE_ENGINE=required. */

/** `reason` says what is missing, and ends with a newline. */
export function skipLoudly(name: string, reason: string): void {
  if (process.env.CADASTRE_ENGINE === "required") {
    test(name, () => {
      throw new Error(`${reason}CADASTRE_ENGINE=required forbids skipping them.`);
    });
    return;
  }
  process.stderr.write(`\n*** SKIPPED: ${reason}`);
  describe.skip(name, () => {
    test("needs the tools named on stderr", () => {});
  });
}
