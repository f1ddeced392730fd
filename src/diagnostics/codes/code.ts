/** Codes about the project's own code: what adds to stacks, and policies. */
import { codes } from "./entry";

export const codeCodes = codes({
  CODE_FAILED: {
    severity: "error",
    message: "{file} fails at the stack {stack}: {problem}",
    why: "What it would have added is not known, so the stack cannot be made.",
    help: "Correct the code. Two constructs of one stack need two IDs, and what is planned is named by what planned.idOf answers.",
  },
  CODE_TAKES_NAME: {
    severity: "error",
    message: "the stack {stack} has {address} already, and {file} adds another",
    why: "Terraform has one thing by a name, so one of the two would silently take the other's place.",
    help: "Give the construct an ID of its own. To change what is planned, change the configuration.",
  },
  CODE_CHANGES: {
    severity: "error",
    message: "{file} changes {setting} of the stack {stack}",
    why: "Account, region, roles and the place of the state are planned, and what is reviewed has to be what is built.",
    help: "Say it in the configuration. The code may add a provider with an alias, and required providers.",
  },
  POLICY_FAILED: {
    severity: "error",
    message: "a policy of {file} fails: {problem}",
    why: "A policy that does not finish has checked nothing.",
    help: "Correct the policy. It returns a list of objects with code, message, why and help as text, and at as planned nouns have it.",
  },
  POLICY_BROKEN: {
    severity: "error",
    message: "{problem}",
    why: "{reason}",
    help: "{advice}",
  },
});
