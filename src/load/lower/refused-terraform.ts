/** What Terraform would take in an addition, and what can only hurt there; each with the reason. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { suggestion } from "../../diagnostics/suggest";
import { ADDED_SECTIONS } from "../shape/extra";

const SECTIONS: Readonly<Record<string, string>> = {
  provider: "Another provider could build in another account or region than the stack's.",
  terraform: "Versions, providers and the backend are those of the whole configuration.",
  moved: "It could take a planned resource away from its place.",
  removed: "It could have Terraform forget a planned resource.",
  import: "What Terraform takes over is in adopted, which the lock and the review know.",
  module: "What a module makes is seen by no check and by no review.",
  variable: "Nobody is there to give it a value.",
  ephemeral: "No check and no review reads it.",
  check: "No check and no review reads it.",
};

const ARGUMENTS: Readonly<Record<string, string>> = {
  provider: SECTIONS.provider ?? "",
  provisioner: "It runs a program on whichever machine applies the stack.",
  connection: "It is for provisioners, which are refused.",
};

/** A section that is none of those an addition may have. */
export function reportRefused(collector: Collector, section: string, where: string, at: SourceRange): void {
  const known = `Of Terraform's sections it may have ${ADDED_SECTIONS.join(", ")}.`;
  const reason = SECTIONS[section] ?? known;
  const help = `Take it away.${suggestion(section, ADDED_SECTIONS)}`;
  collector.report("EXTRA_REFUSED", at, { what: `${section} in ${where}`, reason, help });
}

/** Whether an argument of a resource or data source is refused, which is told. */
export function isRefused(collector: Collector, argument: string, where: string, at: SourceRange): boolean {
  if (!Object.hasOwn(ARGUMENTS, argument)) return false;
  const reason = ARGUMENTS[argument] ?? "";
  collector.report("EXTRA_REFUSED", at, { what: `${argument} of ${where}`, reason, help: "Take it away." });
  return true;
}

/** Types of the provider that stacks declare, and the one that Terraform brings along. */
const TYPE = /^(?:aws_[a-z0-9_]+|terraform_data)$/;

export function isForeign(collector: Collector, type: string, at: SourceRange): boolean {
  if (TYPE.test(type)) return false;
  collector.report("EXTRA_REFUSED", at, {
    what: type,
    reason: "Stacks declare the AWS provider alone, and Terraform would take any version of another.",
    help: "Use types that begin with aws_, or terraform_data.",
  });
  return true;
}
