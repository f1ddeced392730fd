/** Codes about the emitted stacks. */
import { codes } from "./entry";

export const outputCodes = codes({
  OUTPUT_OUT_OF_DATE: {
    severity: "error",
    message: "{out} is not what this configuration gives: {problems}",
    why: "Stacks that are missing, edited or out of date do not show what would be deployed.",
    help: "Run {command}.",
  },
});
