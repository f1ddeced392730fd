/** The commands about two versions: what differs, in which steps it is applied, and applying it. */
import type { Command } from "commander";
import type { Host } from "../host/host";
import { common, noCache, ownCodeOption, wholeNumber } from "./shared-options";
import type { Choose } from "./start";

/** What differs between two versions. */
export function describeChange(program: Command, host: Host, choose: Choose): void {
  common(program.command("review"), ["markdown", "text", "json", "sarif", "github"], host)
    .description("What does this change do: addresses, replacements, reachability, by account.")
    .addOption(ownCodeOption())
    .argument("<base>", "the version before: a git revision, or a folder")
    .argument("[head]", "the version after, the same; the working tree if it is not said")
    .option(
      "--exit-code",
      "answer by the worst thing that the change does; docs/review.md has the codes",
      false,
    )
    .option(
      "--terraform-plan <file...>",
      "what terraform show -json prints of stacks, to hold against the review",
    )
    .option("--tip", "compare with BASE as it is, and not with where the change left it", false)
    .option("--prices <file>", "JSON with prices of your own")
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/review")).reviewCommand(host, base, head, options)),
    );

  common(program.command("steps"), ["text", "json"], host)
    .description("In which steps can this change be applied, so that each apply succeeds and cuts nothing?")
    .addOption(ownCodeOption())
    .argument("<base>", "what is built: a git revision, or a folder")
    .argument("[head]", "what is wanted, the same; the working tree if it is not said")
    .option("--write <folder>", "write the stacks of each step there, below step-1, step-2 and so on")
    .option("--jobs <number>", "with JSON: at most so many jobs of a wave", wholeNumber, 256)
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/steps")).stepsCommand(host, base, head, options)),
    );

  common(program.command("apply"), ["text"], host)
    .description("Applies a change with Terraform, step by step, and goes on where a run stopped.")
    .addOption(ownCodeOption())
    .argument("[base]", "what is built: a git revision, or a folder")
    .argument("[head]", "what is wanted, the same; the working tree if it is not said")
    .option("--from-nothing", "nothing is built yet: apply everything", false)
    .option("--auto-approve", "apply each wave without asking", false)
    .option("--show-plans", "print Terraform's plans in full", false)
    .option("--parallel <number>", "how many stacks of a wave are planned or applied at once", wholeNumber, 4)
    .option("--terraform <program>", "terraform or tofu; TERRAFORM_BINARY_NAME or what PATH has otherwise")
    .option("--work <folder>", "where Terraform runs, with its logs and the run's report", "cdktf.apply")
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/apply")).applyCommand(host, base, head, options)),
    );

  common(program.command("affected"), ["text", "json"], host)
    .description("Which stacks does this change touch, in the order in which they are applied?")
    .addOption(ownCodeOption())
    .argument("<base>", "the version before: a git revision, or a folder")
    .argument("[head]", "the version after, the same; the working tree if it is not said")
    .option("--jobs <number>", "with JSON: at most so many jobs of a wave", wholeNumber, 256)
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/affected")).affectedCommand(host, base, head, options)),
    );
}
