/** The words of a call, and which command they start. Commands are loaded only when they are called. */

import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { line } from "../diagnostics/shown";
import { type Host, HostError } from "../host/host";
import { EXIT, type ExitCode } from "./exit-code";
import { printing, withArgumentsShown } from "./printing";

type Start = () => ExitCode | Promise<ExitCode>;

/** Runs one call; answers its exit code and never throws for what the user or the disk did. */
export async function runCli(words: readonly string[], world: Host): Promise<ExitCode> {
  const host = printing(world);
  let start: Start | undefined;
  try {
    const program = describeProgram(host, words, (run) => {
      start = run;
    });
    await program.parseAsync([...words], { from: "user" });
    return start ? await start() : EXIT.good;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.good : EXIT.usage;
    if (!(error instanceof HostError)) throw error;
    host.stderr(line`cadastre: ${error.message}`);
    return EXIT.findings;
  }
}

type Choose = (start: Start) => void;

/** Help lists the commands in this order. */
function describeProgram(host: Host, words: readonly string[], choose: Choose): Command {
  const program = new Command("cadastre")
    .description("Plans an AWS organisation's network and writes its Terraform stacks.")
    .exitOverride()
    .configureOutput({
      writeOut: host.stdout,
      writeErr: host.stderr,
      outputError: (message, write) => write(withArgumentsShown(message, words)),
    })
    .showHelpAfterError("(cadastre --help lists the commands)");
  describeMaking(program, host, choose);
  describeProof(program, host, choose);
  describeChange(program, host, choose);
  describeReport(program, host, choose);
  describeAddresses(program, host, choose);
  describeSchema(program, host, choose);
  program.hook("preAction", (_, command) => refuseEmptyPaths(command));
  return program;
}

/** What takes a path, as its help says it. */
const TAKES_A_PATH = /<(?:path|folder|file)(?:\.\.\.)?>/;

/** A variable that is not set in CI gives an empty text, and that would be the project's own folder or the disk's root. */
function refuseEmptyPaths(command: Command): void {
  for (const option of command.options.filter(({ flags }) => TAKES_A_PATH.test(flags))) {
    const values: unknown[] = [command.getOptionValue(option.attributeName())].flat();
    if (values.some((value) => typeof value === "string" && value.trim() === ""))
      command.error(`error: option '${option.flags}' is empty; it has to name something`);
  }
}

/** From a configuration to addresses and stacks. */
function describeMaking(program: Command, host: Host, choose: Choose): void {
  common(program.command("validate"), ["text", "json", "sarif", "github"], host)
    .description("Is this configuration sound?")
    .action((options) => choose(async () => (await import("./commands/validate")).validate(host, options)));

  common(program.command("plan"), ["text", "json", "sarif", "github"], host)
    .description("Which addresses does it lead to? Updates the lock.")
    .option("--frozen", "refuse to change the lock, as in CI", false)
    .option("--new-lock", "give all addresses anew where the lock of the last commit is gone", false)
    .option("--explain <ref>", "say which file and line gave each setting of a VPC, tier or subnet")
    .option(
      "--advise",
      "compare the ways to AWS services and between VPCs by cost, bandwidth and reach",
      false,
    )
    .option("--prices <file>", "with --advise: JSON with prices of your own")
    .option("--gb <number>", "with --advise: GB per month of a VPC that says nothing", "100")
    .action((options) => choose(async () => (await import("./commands/plan")).planCommand(host, options)));

  common(program.command("synth"), ["text", "json"], host)
    .description("The Terraform JSON of every stack.")
    .option("--out <folder>", "where to write", "cdktf.out")
    .addOption(noCache())
    .option("--stack <name...>", "only these stacks")
    .option(
      "--threads <number>",
      "how many threads may make and write stacks; all cores otherwise",
      wholeNumber,
    )
    .option(
      "--matrix [jobs]",
      "print the stacks as JSON waves of at most so many jobs, for a CI matrix; 256 if it is not said",
      wholeNumber,
    )
    .action((options) => choose(async () => (await import("./commands/synth")).synth(host, options)));
}

/** What the emitted stacks do, by a reader of their own. */
function describeProof(program: Command, host: Host, choose: Choose): void {
  common(program.command("verify"), ["text", "json", "sarif", "junit"], host)
    .description("Does the emitted network do what is expected, and hold the invariants?")
    .option("--out <folder>", "the emitted stacks", "cdktf.out")
    .option("--foreign", "they are other Terraform: do not hold them to the configuration", false)
    .addOption(noCache())
    .action((options) =>
      choose(async () => (await import("./commands/verify")).verifyCommand(host, options)),
    );

  common(program.command("trace"), ["text", "json"], host)
    .description("Can this flow get there, hop by hop, and if not, what stops it?")
    .argument("<from>", "an account, VPC, tier, external range, internet or address")
    .argument("<to>", "the same, or a service; with :PORT, 443 without")
    .addOption(new Option("--protocol <protocol>").choices(["tcp", "udp", "icmp"]).default("tcp"))
    .option("--out <folder>", "the emitted stacks", "cdktf.out")
    .option("--foreign", "they are other Terraform: do not hold them to the configuration", false)
    .addOption(noCache())
    .action((from, to, options) =>
      choose(async () => (await import("./commands/trace")).traceCommand(host, from, to, options)),
    );
}

/** What differs between two versions. */
function describeChange(program: Command, host: Host, choose: Choose): void {
  common(program.command("review"), ["markdown", "text", "json", "sarif", "github"], host)
    .description("What does this change do: addresses, replacements, reachability, by account.")
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
    .option("--prices <file>", "JSON with prices of your own")
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/review")).reviewCommand(host, base, head, options)),
    );

  common(program.command("steps"), ["text", "json"], host)
    .description("In which steps can this change be applied, so that each apply succeeds and cuts nothing?")
    .argument("<base>", "what is built: a git revision, or a folder")
    .argument("[head]", "what is wanted, the same; the working tree if it is not said")
    .option("--write <folder>", "write the stacks of each step there, below step-1, step-2 and so on")
    .option("--jobs <number>", "with JSON: at most so many jobs of a wave", wholeNumber, 256)
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/steps")).stepsCommand(host, base, head, options)),
    );

  common(program.command("affected"), ["text", "json"], host)
    .description("Which stacks does this change touch, in the order in which they are applied?")
    .argument("<base>", "the version before: a git revision, or a folder")
    .argument("[head]", "the version after, the same; the working tree if it is not said")
    .option("--jobs <number>", "with JSON: at most so many jobs of a wave", wholeNumber, 256)
    .option("--out <folder>", "the emitted stacks, which are used again where they are the same", "cdktf.out")
    .addOption(noCache())
    .action((base, head, options) =>
      choose(async () => (await import("./commands/affected")).affectedCommand(host, base, head, options)),
    );
}

function describeReport(program: Command, host: Host, choose: Choose): void {
  common(program.command("report"), ["text"], host)
    .description("The auditor's bundle: a page, its tables and what they were made from.")
    .option("--out <folder>", "where the bundle goes")
    .option("--check <folder>", "say how a bundle differs from what this repository gives")
    .option("--stacks <folder>", "the emitted stacks", "cdktf.out")
    .addOption(noCache())
    .action((options) => choose(async () => (await import("./commands/report")).report(host, options)));
}

/** The memory of addresses: pools, tombstones and the lock. */
function describeAddresses(program: Command, host: Host, choose: Choose): void {
  common(program.command("ipam"), ["text", "json"], host)
    .description("Pools, utilisation and free space.")
    .argument("[pool]", "one pool, in detail")
    .option("--where <size>", "say where a new block would go: a prefix length, /22 or 22", aPrefixLength)
    .option(
      "--width <columns>",
      "how wide the drawing of a pool may be; COLUMNS or 80 otherwise",
      wholeNumber,
    )
    .action((pool, options) =>
      choose(async () => (await import("./commands/ipam")).ipam(host, pool, options)),
    )
    .command("release")
    .description("Puts a tombstone's addresses back into circulation.")
    .argument("<ref>", "the tombstone's ref; everything below it goes too")
    .option("--live", "give up allocations in use too: they become tombstones and are allocated anew", false)
    .action((ref, options, command) => {
      const all = { ...command.parent.opts(), ...options };
      choose(async () => (await import("./commands/release")).release(host, ref, all));
    });

  program
    .command("lock")
    .description("Works on the lock file.")
    .command("merge")
    .description("Merges two branches' locks; git's merge driver.")
    .argument("<base>", "the common ancestor (%O)")
    .argument("<ours>", "our version (%A), which is overwritten")
    .argument("<theirs>", "their version (%B)")
    .argument("[path]", "the path in the repository (%P), for messages")
    .option(
      "--deployed <revision>",
      "the branch that is deployed, whose addresses stay; main or master if it is not said",
    )
    .action((base, ours, theirs, path, { deployed }) =>
      choose(async () =>
        (await import("./commands/lock-merge")).lockMerge(host, { base, ours, theirs, path }, deployed),
      ),
    );
}

function describeSchema(program: Command, host: Host, choose: Choose): void {
  program
    .command("schema")
    .description("The JSON Schema of the configuration, for editors.")
    .option("--out <folder>", "write the schemas there instead of to standard output")
    .action((options) => choose(async () => (await import("./commands/schema")).schema(host, options)));
}

/** A folder of files, or for a small organisation one file. */
function usualConfiguration(host: Host): string {
  const onlyFile = host.listFolder("config").length === 0 && host.sizeOf("cadastre.yaml") !== undefined;
  return onlyFile ? "cadastre.yaml" : "config";
}

function noCache(): Option {
  return new Option("--no-cache", "start from nothing, as in CI; CADASTRE_NO_CACHE=1 does the same");
}

function aPrefixLength(text: string): number {
  const length = Number(text.replace(/^\//, ""));
  if (!/^\/?\d{1,2}$/.test(text) || length > 32)
    throw new InvalidArgumentError("It has to be a prefix length from 0 to 32.");
  return length;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It has to be a whole number from 1.");
  return Number(text);
}

function common(command: Command, formats: readonly string[], host: Host): Command {
  return command
    .addOption(
      new Option("--config <path>", "the configuration: a file or a folder")
        .argParser((path) => (path === "" ? path : host.nameOf(path)))
        .default(usualConfiguration(host), "config, or cadastre.yaml where that is all there is"),
    )
    .addOption(new Option("--format <format>", "how to print").choices(formats).default(formats[0]))
    .option("--quiet", "print problems only", false);
}
