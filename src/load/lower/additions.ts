/** Lowers additions: blocks of Terraform JSON from the configuration itself, or from a file beside it. */
import type { Collector } from "../../diagnostics/collector";
import type { AddedBlock, AddedSection, Addition, StackAddition } from "../../model/addition";
import { beginningsOf } from "../../model/ref";
import type { AccountShape } from "../shape/configuration";
import { ADDED_SECTIONS, type AddedBlocks, type VpcAdditionShape } from "../shape/extra";
import type { ConfigPath, Part } from "../shape/path";
import type { Inherited } from "../text/inherit";
import type { Blocks } from "./added-files";
import { type AddressContext, checkKnown, namesIn } from "./context";
import { isForeign, isRefused } from "./refused-terraform";

type Locate = Blocks["locate"];

/** A VPC's additions, sorted by name. */
export function lowerVpcAdditions(context: AddressContext, { settings, locate }: Inherited): Addition[] {
  return Object.entries(settings.extra ?? {}).flatMap(([name, shape]) => {
    if (shape === "none") return [];
    return lowerAddition(context, name, shape, (path, part) => locate(["extra", name, ...path], part));
  });
}

/** Those of an account and of its OUs, the innermost of a name, sorted by name. */
export function lowerStackAdditions(
  context: AddressContext,
  account: string,
  shape: AccountShape,
): StackAddition[] {
  const { configuration, merged, collector } = context;
  const ous = shape.ou === undefined ? [] : beginningsOf(shape.ou);
  const levels = [
    ...ous.map((ou) => ({ path: ["ous", ou, "extra"], extra: configuration.ous?.[ou]?.extra })),
    { path: ["accounts", account, "extra"], extra: shape.extra },
  ];
  const innermost = new Map(
    levels.flatMap(({ path, extra }) =>
      Object.entries(extra ?? {}).map(([name, one]) => [name, { path: [...path, name], one }] as const),
    ),
  );
  return [...innermost].flatMap(([name, { path, one }]) => {
    if (one === "none") return [];
    const locate = (below: ConfigPath, part?: Part) => merged.locate([...path, ...below], part);
    const { region, phase = "base" } = one;
    if (!checkKnown(collector, "region", region, namesIn(configuration.regions), locate(["region"])))
      return [];
    return lowerAddition(context, name, one, locate).map((addition) => ({ ...addition, region, phase }));
  });
}

function lowerAddition(
  context: AddressContext,
  name: string,
  shape: VpcAdditionShape,
  locate: Locate,
): Addition[] {
  const { collector } = context;
  const at = locate([], "key");
  const found = sourceOf(context, name, shape, locate);
  if (!found) return [];
  const blocks = ADDED_SECTIONS.flatMap((section) => blocksIn(section, found, collector));
  return [{ name, blocks, at }];
}

/** The blocks that stand here, or those of the file. */
function sourceOf(
  { collector, companion, addedFiles }: AddressContext,
  name: string,
  shape: VpcAdditionShape,
  locate: Locate,
): Blocks | undefined {
  const own = ADDED_SECTIONS.some((section) => shape[section] !== undefined);
  const { file } = shape;
  if (own === (file !== undefined)) {
    const problem = own ? "has a file, and blocks beside it" : "adds nothing";
    collector.report("EXTRA_WRONG", locate([], "key"), { what: name, problem });
    return undefined;
  }
  if (file === undefined) return { blocks: shape, locate };
  const text = companion(file);
  if (text === undefined) collector.report("EXTRA_FILE_MISSING", locate(["file"]), { file });
  return text === undefined || text === "refused" ? undefined : addedFiles.read(text, collector);
}

function blocksIn(section: AddedSection, { blocks, locate }: Blocks, collector: Collector): AddedBlock[] {
  const below =
    (prefix: ConfigPath): Locate =>
    (path, part) =>
      locate([...prefix, ...path], part);
  if (section === "locals" || section === "output")
    return Object.entries(blocks[section] ?? {}).flatMap(([name, value]) =>
      blockOf({ section, type: "", name }, value, below([section, name]), collector),
    );
  return typesOf(blocks, section).flatMap(([type, named]) => {
    const where = [section, type];
    if (isForeign(collector, type, locate(where, "key"))) return [];
    return Object.entries(named).flatMap(([name, value]) => {
      const place = below([...where, name]);
      const refused = Object.keys(value).filter((argument) =>
        isRefused(collector, argument, `${type}.${name}`, place([argument], "key")),
      );
      return refused.length > 0 ? [] : blockOf({ section, type, name }, value, place, collector);
    });
  });
}

function typesOf(blocks: AddedBlocks, section: "resource" | "data") {
  return Object.entries(blocks[section] ?? {});
}

const NAME = /^[A-Za-z_][\w-]*$/;

function blockOf(
  block: Pick<AddedBlock, "section" | "type" | "name">,
  value: unknown,
  locate: Locate,
  collector: Collector,
): AddedBlock[] {
  const at = locate([], "key");
  if (NAME.test(block.name)) return [{ ...block, body: JSON.stringify(value), at, locate }];
  const what = [block.type, block.name].filter((part) => part !== "").join(".");
  collector.report("EXTRA_WRONG", at, { what, problem: "has a name that Terraform does not take" });
  return [];
}
