/** Why a function of the library has no answer: what is wrong with the configuration, its lock or the project's code. */
import type { Diagnostic } from "../diagnostics/diagnostic";
import { renderText } from "../diagnostics/render/text";
import { diagnosticInWords, type Told } from "./told";

export class Refused extends Error {
  override readonly name = "Refused";
  /** Empty where no text is to blame. */
  readonly diagnostics: readonly Told[];

  constructor(message: string, diagnostics: readonly Told[] = []) {
    super(message);
    this.diagnostics = diagnostics;
    // Where this was thrown says nothing about a mistake in a configuration.
    this.stack = `cadastre: ${message}`;
  }
}

export function refusedBy(diagnostics: readonly Diagnostic[]): Refused {
  const text = renderText(diagnostics, () => undefined);
  return new Refused(`the stacks cannot be made\n\n${text}`, diagnostics.map(diagnosticInWords));
}
