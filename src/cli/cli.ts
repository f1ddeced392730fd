/** The words of a call, and which command they start. Commands are loaded only when they are called. */

import { Command, CommanderError, Option } from "commander";
import { line } from "../diagnostics/shown";
import { type Host, HostError } from "../host/host";
import { CI_SYSTEMS, SHAPES } from "../init/choices";
import { installCall, VERSION, VERSION_TEXT } from "../project/version";
import { describeChange } from "./describe-change";
import { EXIT, type ExitCode } from "./exit-code";
import { printing, withArgumentsShown } from "./printing";
import { aPrefixLength, common, noCache, ownCodeOption, wholeNumber } from "./shared-options";
import type { Choose, Start } from "./start";

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
    const missing = missingPackage(error);
    if (missing !== undefined) {
      host.stderr(line`cadastre: this command needs packages that are not installed here: ${missing}`);
      return EXIT.usage;
    }
    if (!(error instanceof HostError)) throw error;
    host.stderr(line`cadastre: ${error.message}`);
    return EXIT.findings;
  }
}

/** How to install what a command needs, where a package is missing that not every command needs. */
function missingPackage(error: unknown): string | undefined {
  if ((error as NodeJS.ErrnoException | undefined)?.code !== "MODULE_NOT_FOUND") return undefined;
  const name = /Cannot find (?:module|package) '([^']+)'/.exec((error as Error).message)?.[1];
  return name === undefined ? undefined : installCall(name);
}

/** Help lists the commands in this order. */
function describeProgram(host: Host, words: readonly string[], choose: Choose): Command {
  const program = new Command("cadastre")
    .description("Plans an AWS organisation's network and writes its Terraform stacks.")
    .version(VERSION_TEXT, "-v, --version", "the version of this program, and what it writes for")
    .exitOverride()
    .configureOutput({
      writeOut: host.stdout,
      writeErr: host.stderr,
      outputError: (message, write) => write(withArgumentsShown(message, words)),
    })
    .showHelpAfterError("(cadastre --help lists the commands)");
  describeBeginning(program, host, choose);
  describeMaking(program, host, choose);
  describeProof(program, host, choose);
  describeChange(program, host, choose);
  describeBuilt(program, host, choose);
  describeDrift(program, host, choose);
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

/** A repository to begin with. */
function describeBeginning(program: Command, host: Host, choose: Choose): void {
  program
    .command("init")
    .description("A new repository: configuration, package, reviews in CI. Asks for what is not said.")
    .argument("[folder]", "where; it may hold nothing that would be written", ".")
    .option("--organization <name>", "what the organisation is called")
    .option("--organization-id <id>", "its ID in AWS Organizations, o-a1b2c3d4e5")
    .option("--region <code...>", "the regions; VPCs are made in the first")
    .option("--account <name:id...>", "the accounts, that of the network first")
    .option("--state-bucket <name>", "the bucket for Terraform's state")
    .addOption(new Option("--shape <shape>", "how the network is built").choices(SHAPES))
    .addOption(new Option("--ci <system>", "where pull requests are reviewed").choices(CI_SYSTEMS))
    .option("--cadastre <version>", "the version of this program, or a tarball of it", VERSION)
    .action((folder, options) =>
      choose(async () => (await import("./commands/init")).initCommand(host, folder, options)),
    );
}

/** From a configuration to addresses and stacks. */
function describeMaking(program: Command, host: Host, choose: Choose): void {
  common(program.command("validate"), ["text", "json", "sarif", "github"], host)
    .description("Is this configuration sound?")
    .addOption(ownCodeOption())
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
    .addOption(ownCodeOption())
    .option("--out <folder>", "where to write", "cdktf.out")
    .addOption(noCache())
    .option("--stack <name...>", "only these stacks")
    .addOption(
      new Option(
        "--steps <base>",
        "the steps of a change from this version instead, each below step-1, step-2 and so on",
      ).conflicts(["stack", "matrix"]),
    )
    .option("--step <number>", "with --steps: this one alone, as cdktf deploy takes it", wholeNumber)
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
    .action((options) =>
      choose(async () =>
        options.steps === undefined && options.step === undefined
          ? (await import("./commands/synth")).synth(host, options)
          : (await import("./commands/synth-step")).synthStep(host, options),
      ),
    );
}

/** What the emitted stacks do, by a reader of their own. */
function describeProof(program: Command, host: Host, choose: Choose): void {
  common(program.command("verify"), ["text", "json", "sarif", "junit"], host)
    .description("Does the emitted network do what is expected, and hold the invariants?")
    .addOption(ownCodeOption())
    .option("--out <folder>", "the emitted stacks", "cdktf.out")
    .option("--foreign", "they are other Terraform: do not hold them to the configuration", false)
    .option("--survey <folder>", "the network as AWS has it, in place of the emitted stacks")
    .option("--single-points", "list what no other thing replaces, for each flow that is expected", false)
    .option("--expect <path>", "more expectations: a file that holds nothing else, or a folder of them")
    .addOption(noCache())
    .action((options) =>
      choose(async () => (await import("./commands/verify")).verifyCommand(host, options)),
    );

  common(program.command("trace"), ["text", "json"], host)
    .description("Can this flow get there, hop by hop, and if not, what stops it?")
    .addOption(ownCodeOption())
    .argument("<from>", "an account, VPC, tier, external range, internet or address")
    .argument("<to>", "the same, or a service; with :PORT, 443 without")
    .addOption(new Option("--protocol <protocol>").choices(["tcp", "udp", "icmp"]).default("tcp"))
    .option("--out <folder>", "the emitted stacks", "cdktf.out")
    .option("--foreign", "they are other Terraform: do not hold them to the configuration", false)
    .option("--survey <folder>", "the network as AWS has it, in place of the emitted stacks")
    .addOption(noCache())
    .action((from, to, options) =>
      choose(async () => (await import("./commands/trace")).traceCommand(host, from, to, options)),
    );
}

/** What AWS has, beside what the configuration says. */
function describeBuilt(program: Command, host: Host, choose: Choose): void {
  common(program.command("survey"), ["text"], host)
    .description("Asks AWS what is built, account by account, and writes the answers as files.")
    .option("--out <folder>", "where to write, in a folder for each account and region", "survey")
    .option("--account <id...>", "these accounts alone; otherwise all of the configuration")
    .option("--region <code...>", "these regions alone; otherwise all of the configuration")
    .option(
      "--role <name>",
      'the role to assume in each account; "" for your own credentials',
      "NetworkSurveyor",
    )
    .option("--jobs <number>", "how many accounts and regions may be asked at a time", wholeNumber, 8)
    .option("--resume", "keep what an earlier run has read to its end", false)
    .option("--policy", "print what the role has to be allowed, and ask nothing", false)
    .action((options) =>
      choose(async () => (await import("./commands/survey")).surveyCommand(host, options)),
    );
}

function describeDrift(program: Command, host: Host, choose: Choose): void {
  common(program.command("adopt"), ["text", "json"], host)
    .description("Takes over what is built, as it is: what Terraform is to import, and what it would change.")
    .addOption(ownCodeOption())
    .argument("<survey>", "the folder of a survey")
    .option("--out <folder>", "the emitted stacks", "cdktf.out")
    .option("--only <ref...>", "an account, VPC or other ref, and what is below it")
    .option(
      "--former <folder>",
      "states of the Terraform that owned it, as terraform show -json prints them: says how it lets go",
    )
    .option(
      "--organization <name>",
      "for a new configuration: what the organisation is called",
      "organization",
    )
    .option("--account <name:id...>", "for a new configuration: what accounts are called")
    .addOption(noCache())
    .action((survey, options) =>
      choose(async () => (await import("./commands/adopt")).adoptCommand(host, survey, options)),
    );

  common(program.command("drift"), ["text", "json", "markdown", "sarif"], host)
    .description("How does what AWS has differ from the emitted stacks: flows first, then resources.")
    .addOption(ownCodeOption())
    .argument("<survey>", "the folder of a survey")
    .option("--out <folder>", "the emitted stacks", "cdktf.out")
    .addOption(noCache())
    .action((survey, options) =>
      choose(async () => (await import("./commands/drift")).driftCommand(host, survey, options)),
    );
}

function describeReport(program: Command, host: Host, choose: Choose): void {
  common(program.command("report"), ["text"], host)
    .description("The auditor's bundle: a page, its tables and what they were made from.")
    .addOption(ownCodeOption())
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
