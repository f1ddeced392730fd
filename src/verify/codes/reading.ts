/** Codes about Terraform JSON that was not understood. */
import { codes } from "../../diagnostics/codes/entry";

export const readingCodes = codes({
  REFERENCE_TO_NOTHING: {
    severity: "error",
    message: "{resource} refers to something that is not there{argument}: {why}",
    why: "Terraform refuses the whole stack over it.",
    help: "Take the reference away, or bring what it names back.",
  },
  UNREAD: {
    severity: "warning",
    message: "{resource} was not read{argument}: {why}",
    why: "What is not read is left out of the network, so an answer may miss a path or a filter.",
    help: "Write it in a form that docs/verify.md lists, or check this part by hand.",
  },
});
