/** Changes that people make to an organisation, each with the names that it changes. */
import { type Draft, type DraftTier, type DraftVpc, filesOf, tiersOf, vpcsOf } from "./draft";
import {
  type Choices,
  chance,
  count,
  newName,
  oneOf,
  randomAccount,
  randomSecondary,
  randomTier,
  randomVpc,
  shuffled,
  ZONES,
} from "./random";

/** A changed draft; its `renames` are those of this change alone. */
export interface Edit {
  readonly what: string;
  readonly draft: Draft;
}

type Change = (draft: Draft, g: Choices) => void;

const THINGS = ["account", "vpc", "tier", "zone", "secondary", "pool"] as const;
const VERBS = ["insert", "remove", "rename", "reorder"] as const;

/** One random change to a copy of the draft. `only` keeps to these verbs. */
export function randomEdit(g: Choices, before: Draft, only: readonly (typeof VERBS)[number][] = VERBS): Edit {
  const draft = structuredClone(before);
  draft.renames = [];
  const verb = oneOf(g, only);
  const things = THINGS.filter((thing) => CHANGES[thing][verb] !== undefined);
  const thing = oneOf(g, things);
  (CHANGES[thing][verb] as Change)(draft, g);
  return { what: `${verb} ${thing}`, draft };
}

/** What a ref of before is called after an edit. */
export function nameAfter({ draft }: Edit, ref: string): string {
  const rename = draft.renames.find(({ from }) => ref === from || ref.startsWith(`${from}/`));
  return rename ? rename.to + ref.slice(rename.from.length) : ref;
}

const CHANGES: Record<(typeof THINGS)[number], Partial<Record<(typeof VERBS)[number], Change>>> = {
  account: {
    insert: (draft, g) => insert(g, draft.accounts, randomAccount(g, draft)),
    remove: (draft, g) => remove(g, draft.accounts),
    reorder: (draft, g) => {
      draft.accounts = shuffled(g, draft.accounts);
    },
    rename: (draft, g) => {
      const account = pick(g, draft.accounts);
      if (!account) return;
      const from = account.name;
      account.name = newName(g, draft);
      draft.renames.push({ from, to: account.name });
    },
  },
  vpc: {
    insert: (draft, g) => {
      const place = pick(g, [...draft.ous, ...draft.accounts, ...draft.accounts]);
      if (place) insert(g, place.vpcs, randomVpc(g, draft, {}, "id" in place));
    },
    remove: (draft, g) => removeVpc(draft, g),
    reorder: (draft, g) => {
      for (const place of [...draft.ous, ...draft.accounts]) place.vpcs = shuffled(g, place.vpcs);
    },
    rename: (draft, g) => {
      const vpc = pickVpc(g, draft);
      if (!vpc) return;
      const name = newName(g, draft);
      for (const { account } of madeOf(draft, vpc)) {
        const place = `${account}/${vpc.region}`;
        draft.renames.push({ from: `${place}/${vpc.name}`, to: `${place}/${name}` });
      }
      vpc.name = name;
    },
  },
  tier: {
    insert: (draft, g) => {
      const place = pickTiers(g, draft);
      const secondaries = place && "secondaries" in place ? place.secondaries.map((s) => s.name) : [];
      if (place) insert(g, place.tiers, randomTier(g, draft, {}, secondaries));
    },
    remove: (draft, g) => {
      const place = pickTiers(g, draft);
      if (place) remove(g, place.tiers);
    },
    reorder: (draft, g) => {
      for (const place of [...draft.profiles, ...allVpcs(draft)]) place.tiers = shuffled(g, place.tiers);
    },
    rename: (draft, g) => {
      const tier = pick(g, pickTiers(g, draft)?.tiers ?? []);
      if (tier) renameTier(draft, tier, newName(g, draft));
    },
  },
  zone: {
    insert: (draft, g) => {
      const region = oneOf(g, Object.keys(ZONES));
      const zones = draft.zones[region] as string[];
      const next = ZONES[region]?.find((az) => !zones.includes(az));
      if (next) zones.push(next);
    },
    remove: (draft, g) => {
      const zones = draft.zones[oneOf(g, Object.keys(ZONES))] as string[];
      if (zones.length > 1) remove(g, zones);
    },
    reorder: (draft, g) => {
      for (const region of Object.keys(ZONES))
        draft.zones[region] = shuffled(g, draft.zones[region] as string[]);
    },
  },
  secondary: {
    insert: (draft, g) => {
      const vpc = pickVpc(g, draft);
      if (vpc && vpc.secondaries.length < 4) insert(g, vpc.secondaries, randomSecondary(g, draft));
    },
    remove: (draft, g) => {
      const vpc = pickVpc(g, draft);
      const gone = vpc && remove(g, vpc.secondaries);
      if (vpc && gone) vpc.tiers = vpc.tiers.filter((tier) => tier.from !== gone.name);
    },
    reorder: (draft, g) => {
      for (const vpc of allVpcs(draft)) vpc.secondaries = shuffled(g, vpc.secondaries);
    },
    rename: (draft, g) => {
      const vpc = pickVpc(g, draft);
      const secondary = vpc && pick(g, vpc.secondaries);
      if (!vpc || !secondary) return;
      const from = secondary.name;
      secondary.name = newName(g, draft);
      for (const tier of vpc.tiers) if (tier.from === from) tier.from = secondary.name;
      for (const { account } of madeOf(draft, vpc)) {
        const place = `${account}/${vpc.region}/${vpc.name}/secondary`;
        draft.renames.push({ from: `${place}/${from}`, to: `${place}/${secondary.name}` });
      }
    },
  },
  pool: {
    insert: (draft, g) => {
      const pools = draft.scopes[0]?.pools ?? [];
      const from = oneOf(g, pools).name;
      insert(g, pools, { name: newName(g, draft), from, prefixLength: count(g, 20, 24) });
    },
    reorder: (draft, g) => {
      for (const scope of draft.scopes) scope.pools = shuffled(g, scope.pools);
      draft.profiles = shuffled(g, draft.profiles);
      draft.ous = shuffled(g, draft.ous);
    },
  },
};

function insert<T>(g: Choices, list: T[], item: T): void {
  list.splice(count(g, 0, list.length), 0, item);
}

function remove<T>(g: Choices, list: T[]): T | undefined {
  return list.length === 0 ? undefined : list.splice(count(g, 0, list.length - 1), 1)[0];
}

function pick<T>(g: Choices, list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : oneOf(g, list);
}

function allVpcs(draft: Draft): DraftVpc[] {
  return [...draft.ous, ...draft.accounts].flatMap((place) => place.vpcs);
}

function pickVpc(g: Choices, draft: Draft): DraftVpc | undefined {
  return pick(g, allVpcs(draft));
}

/** Something that declares tiers. */
function pickTiers(g: Choices, draft: Draft): DraftVpc | Draft["profiles"][number] | undefined {
  return draft.profiles.length > 0 && chance(g) ? oneOf(g, draft.profiles) : pickVpc(g, draft);
}

function removeVpc(draft: Draft, g: Choices): void {
  const vpc = pickVpc(g, draft);
  for (const place of [...draft.ous, ...draft.accounts]) place.vpcs = place.vpcs.filter((v) => v !== vpc);
}

/** The accounts that have this VPC: one, or those of the OU that declares it. */
function madeOf(draft: Draft, vpc: DraftVpc): { account: string }[] {
  return vpcsOf(draft).filter((made) => made.vpc === vpc);
}

function renameTier(draft: Draft, tier: DraftTier, name: string): void {
  for (const { account, vpc } of vpcsOf(draft)) {
    if (!tiersOf(draft, vpc).includes(tier)) continue;
    const place = `${account}/${vpc.region}/${vpc.name}`;
    draft.renames.push({ from: `${place}/${tier.name}`, to: `${place}/${name}` });
  }
  tier.name = name;
}

/** The same organisation, written in another order and over other files. */
export function rewritten(g: Choices, before: Draft): Record<string, string> {
  const draft = structuredClone(before);
  for (const verb of [CHANGES.account, CHANGES.vpc, CHANGES.tier, CHANGES.secondary, CHANGES.pool])
    verb.reorder?.(draft, g);
  draft.zones = Object.fromEntries(shuffled(g, Object.entries(draft.zones)));
  const files = count(g, 1, 4);
  const chosen = new Map<string, number>();
  return filesOf(draft, (thing) => {
    const file = chosen.get(thing) ?? count(g, 0, files - 1);
    chosen.set(thing, file);
    return file;
  });
}
