/** Options that several commands take, and what their values may be. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Host } from "../host/host";

/** A folder of files, or for a small organisation one file. */
function usualConfiguration(host: Host): string {
  const onlyFile = host.listFolder("config").length === 0 && host.sizeOf("cadastre.yaml") !== undefined;
  return onlyFile ? "cadastre.yaml" : "config";
}

export function noCache(): Option {
  return new Option("--no-cache", "start from nothing, as in CI; CADASTRE_NO_CACHE=1 does the same");
}

/** Code runs only where a call names it, so that a checkout alone starts nothing. */
export function ownCodeOption(): Option {
  return new Option(
    "--code <file>",
    "a module of the project that adds to stacks or has policies; CADASTRE_CODE names one too",
  );
}

export function aPrefixLength(text: string): number {
  const length = Number(text.replace(/^\//, ""));
  if (!/^\/?\d{1,2}$/.test(text) || length > 32)
    throw new InvalidArgumentError("It has to be a prefix length from 0 to 32.");
  return length;
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It has to be a whole number from 1.");
  return Number(text);
}

export function common(command: Command, formats: readonly string[], host: Host): Command {
  return command
    .addOption(
      new Option("--config <path>", "the configuration: a file or a folder")
        .argParser((path) => (path === "" ? path : host.nameOf(path)))
        .default(usualConfiguration(host), "config, or cadastre.yaml where that is all there is"),
    )
    .addOption(new Option("--format <format>", "how to print").choices(formats).default(formats[0]))
    .option("--quiet", "print problems only", false);
}
