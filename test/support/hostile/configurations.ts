/**
 * Configurations with one text wherever it is taken: what the text could hurt is then made of the plan of each.
 *
 * ```
 * for (const { name, files, spots } of configurationsWith('a"b')) // files for `memoryHost`, folder `config`
 * ```
 */
import type { Diagnostic } from "../../../src/diagnostics/diagnostic";
import { configuration } from "../../../src/load/shape/configuration";
import type { Plan } from "../../../src/plan/planned/plan";
import { planProject } from "../../../src/project/project";
import { memoryHost } from "../memory-host";
import { BASES, type Base, POLICY_FILES } from "./bases";
import { filled, keyOf, type Spot, spotsOf } from "./fill";
import { nameOfPlace, type TextPlace, textPlaces } from "./text-places";

export const FOLDER = "config";
const FILE = `${FOLDER}/cadastre.yaml`;

/** The places of the shape, and the bases that have each. */
export const PLACES: readonly TextPlace[] = textPlaces(configuration);

/** A sound configuration that has the text at each of `spots`. */
export interface HostileConfiguration {
  readonly name: string;
  /** By path from the project's root; the configuration is in `config`. */
  readonly files: Readonly<Record<string, string>>;
  readonly spots: readonly Spot[];
  readonly plan: Plan;
}

/** Of each base, the spots of its places. */
const SPOTS: ReadonlyMap<Base, readonly Spot[]> = new Map(
  BASES.map((base) => [base, PLACES.flatMap((place) => spotsOf(base.value, place))]),
);

/** Names of places that no base has. */
/** Terraform of a team's own is given as it is: test/load/extra, test/stacks/added. */
const GIVEN_AS_IT_IS = /(?:^|\.)extra\./;

export function placesWithoutBase(): string[] {
  const reached = new Set([...SPOTS.values()].flat().map(({ place }) => nameOfPlace(place)));
  return PLACES.map(nameOfPlace).filter((name) => !reached.has(name) && !GIVEN_AS_IT_IS.test(name));
}

/**
 * Each base with the text at all spots that take it; bases of which none does are left out. Throws when a base cannot be
 * planned although every spot that is refused has been left as it was.
 */
export function configurationsWith(text: string, bases: readonly Base[] = BASES): HostileConfiguration[] {
  return bases.flatMap((base) => {
    let spots = (SPOTS.get(base) as readonly Spot[]).filter(({ place }) => takes(place, text));
    while (spots.length > 0) {
      const { files, plan, diagnostics, lines } = attempt(base, spots, text);
      if (plan) return [{ name: base.name, files, spots, plan }];
      const wrong = new Set(errorLines(diagnostics));
      const told = spots.filter(({ path }) => !wrong.has(lines.get(keyOf(path)) as number));
      // What is wrong is then elsewhere: a name that became the text is missing where others use it.
      const left = told.length < spots.length ? told : spots.filter(({ place }) => !isName(place));
      if (left.length === spots.length) throw new Error(`${base.name}: ${diagnostics.map(describe)}`);
      spots = left;
    }
    return [];
  });
}

/** The files of a base as it is, as of {@link HostileConfiguration.files}. */
export function filesOfBase(base: Base): Readonly<Record<string, string>> {
  return attempt(base, [], "").files;
}

/** The plan of a base as it is. */
export function planOfBase(base: Base): Plan {
  const { plan, diagnostics } = attempt(base, [], "");
  if (!plan) throw new Error(`${base.name}: ${diagnostics.map(describe)}`);
  return plan;
}

/** Spots of each base at which the text is refused by its shape, and those of them whose line no diagnostic is at. */
export function refusalsOf(text: string): { readonly refused: Spot[]; readonly untold: string[] } {
  const all = BASES.flatMap((base) => {
    const spots = (SPOTS.get(base) as readonly Spot[]).filter(({ place }) => !takes(place, text));
    return byDepthOfKey(spots).flatMap((group) => {
      const { diagnostics, lines } = attempt(base, group, text);
      const told = new Set(errorLines(diagnostics));
      return group.map((spot) => ({ base, spot, isTold: told.has(lines.get(keyOf(spot.path)) as number) }));
    });
  });
  return {
    refused: all.map(({ spot }) => spot),
    untold: all.flatMap(({ base, spot, isTold }) =>
      isTold ? [] : [`${base.name}: ${nameOfPlace(spot.place)} ${keyOf(spot.path)}`],
    ),
  };
}

/** What is below a key that is refused is not looked at, so keys of each depth have a configuration of their own. */
function byDepthOfKey(spots: readonly Spot[]): Spot[][] {
  const groups = new Map<number, Spot[]>();
  for (const spot of spots) {
    const depth = spot.place.isKey ? spot.path.length : 0;
    groups.set(depth, [...(groups.get(depth) ?? []), spot]);
  }
  return [...groups.values()];
}

function takes({ shapes }: TextPlace, text: string): boolean {
  return shapes.some((shape) => shape.safeParse(text).success);
}

/** Whether a place takes names of things, and not text of any kind. */
function isName(place: TextPlace): boolean {
  return takes(place, "a-name") && !takes(place, "Text, 1");
}

/** Two keys of one map cannot both become the text, so each spot may have an end of its own where that is a key. */
function attempt(base: Base, spots: readonly Spot[], text: string) {
  const siblings = new Map<string, number>();
  const written = filled(base.value, spots, ({ place, path }) => {
    if (!place.isKey) return text;
    const map = keyOf(path.slice(0, -1));
    const before = siblings.get(map) ?? 0;
    siblings.set(map, before + 1);
    return before === 0 ? text : `${text}${before}`;
  });
  const policies = Object.entries(POLICY_FILES).map(([path, policy]) => [`${FOLDER}/${path}`, policy]);
  const files = { [FILE]: written.text, ...Object.fromEntries(policies) };
  return { files, lines: written.lines, ...planProject(memoryHost(files), FOLDER) };
}

function errorLines(diagnostics: readonly Diagnostic[]): number[] {
  return diagnostics.flatMap(({ severity, at }) => (severity === "error" && at ? [at.start.line] : []));
}

function describe({ code, at }: Diagnostic): string {
  return `${code} at line ${at?.start.line}`;
}
