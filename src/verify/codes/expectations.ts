/** Codes about what the configuration expects of the network. */
import { codes } from "../../diagnostics/codes/entry";

export const expectationCodes = codes({
  EXPECTATION_NOT_MET: {
    severity: "error",
    message: "{from} to {to} on {port} is expected to be {expect}, and is {disposition}: {reason}",
    why: "The emitted Terraform would build a network that does not do what the configuration says it does.",
    help: "To change the network: {remedy}. Or change the expectation, if it is the one that is wrong.",
  },
  EXPECTATION_FAILS_WITHOUT: {
    severity: "error",
    message:
      "without {lost}, {from} to {to} on {port} is expected to be {expect}, and is {disposition}: {reason}",
    why: "The expectation says what may fail, and the network does not outlive it.",
    help: "To change the network: {remedy}; or add what stands in for what failed. Or change what the expectation is to outlive.",
  },
  EXPECTATION_UNDER_NOTHING: {
    severity: "error",
    message: "“{failing}” is nothing that can fail in the emitted network",
    why: "An expectation about the failure of nothing would say that the network outlives it.",
    help: "Write any, a number that the network has so many of, or a name as a finding or a trace shows it; cadastre verify --single-points lists what can fail.",
  },
  EXPECTATION_UNDECIDED: {
    severity: "error",
    message: "nobody can say whether {from} reaches {to} on {port}: {reason}",
    why: "A part of the path was not readable, and an answer would be a guess.",
    help: "What would help: {remedy}.",
  },
  EXPECTATION_NAMES_NOTHING: {
    severity: "error",
    message: "“{selector}” names nothing in the emitted network",
    why: "An expectation about nothing would hold whatever the network does.",
    help: "Write an account, account/vpc, account/vpc/tier, ou:…, tier:…, service/…, aws:…, external:…, internet or an address.",
  },
});
