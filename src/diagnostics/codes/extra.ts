/** Codes about Terraform JSON that a team adds to stacks. */
import { codes } from "./entry";

const SYNTAX = "https://developer.hashicorp.com/terraform/language/syntax/json";

export const extraCodes = codes({
  EXTRA_WRONG: {
    severity: "error",
    message: "{what} {problem}",
    why: "extra holds Terraform JSON: sections, in them types and names, and a map of arguments for each.",
    help: "Write resource, data, locals or output here, or name one file that has them.",
    source: SYNTAX,
  },
  EXTRA_FILE_MISSING: {
    severity: "error",
    message: "there is no {file} beside the configuration",
    why: "What is added to the stack is what the file says.",
    help: "Write the path from the configuration's folder.",
  },
  EXTRA_REFUSED: {
    severity: "error",
    message: "{what} cannot be added to a stack",
    why: "{reason}",
    help: "{help}",
  },
  EXTRA_ADDRESS_TAKEN: {
    severity: "error",
    message: "{address} is added twice to the stack {stack}",
    why: "An address names one block in Terraform, and a JSON reader silently keeps the last.",
    help: "Give one of them another name.",
  },
  EXTRA_REFERENCE: {
    severity: "error",
    message: "{reference} stands for nothing in the stack {stack}",
    why: "{reason}",
    help: "{help}",
    source: "https://developer.hashicorp.com/terraform/language/expressions/references",
  },
});
