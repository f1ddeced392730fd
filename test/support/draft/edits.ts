/** Changes that people make to an organisation, each with the names that it changes. */
import {
  type Draft,
  type DraftCidr,
  type DraftTier,
  type DraftVpc,
  filesOf,
  tiersOf,
  vpcsOf,
  zonesOf,
} from "./draft";
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

/** A changed draft; its `renames` are those of this change alone, as they are written. */
export interface Edit {
  readonly what: string;
  readonly draft: Draft;
  /** Every ref, or beginning of refs, that has another name now. */
  readonly names: readonly Name[];
}

type Name = Draft["renames"][number];

/** Tells the names that change, where `renames` says it in fewer lines or not at all. */
type Tell = (names: readonly Name[]) => void;
type Change = (draft: Draft, g: Choices, tell: Tell) => void;

const THINGS = ["account", "vpc", "tier", "zone", "secondary", "pool", "scope", "profile"] as const;
const VERBS = ["insert", "remove", "rename", "reorder", "move"] as const;

/** One random change to a copy of the draft. `only` keeps to these verbs. */
export function randomEdit(g: Choices, before: Draft, only: readonly (typeof VERBS)[number][] = VERBS): Edit {
  const draft = structuredClone(before);
  draft.renames = [];
  const verb = oneOf(g, only);
  const things = THINGS.filter((thing) => CHANGES[thing][verb] !== undefined);
  const thing = oneOf(g, things);
  let names: readonly Name[] = draft.renames;
  (CHANGES[thing][verb] as Change)(draft, g, (told) => {
    names = told;
  });
  return { what: `${verb} ${thing}`, draft, names };
}

/** What a ref of before is called after an edit. */
export function nameAfter({ names }: Edit, ref: string): string {
  const rename = names.find(({ from }) => ref === from || ref.startsWith(`${from}/`));
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
    rename: (draft, g, tell) => {
      const vpc = pickVpc(g, draft);
      if (!vpc) return;
      const [old, name] = [vpc.name, newName(g, draft)];
      const names = madeOf(draft, vpc).map(({ account }) => {
        const place = `${account}/${vpc.region}`;
        return { from: `${place}/${old}`, to: `${place}/${name}` };
      });
      vpc.name = name;
      const ou = ouOf(draft, vpc);
      tell(names);
      declare(g, draft, names, ou ? { from: `ou:${ou}/${old}`, to: `ou:${ou}/${name}` } : undefined);
    },
    move: (draft, g) => {
      const vpc = pickVpc(g, draft);
      const pools = draft.scopes.flatMap((scope) => scope.pools);
      if (vpc?.cidr.pool && !vpc.cidr.cidr) vpc.cidr.pool = oneOf(g, pools).name;
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
    rename: (draft, g, tell) => {
      const place = pickTiers(g, draft);
      const tier = pick(g, place?.tiers ?? []);
      if (place && tier) tell(renameTier(g, draft, place, tier));
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
      // What a number stands for is remembered, so the order of the list no longer says it.
      for (const { vpc } of vpcsOf(draft)) vpc.chosen = zonesOf(draft, vpc);
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
    move: (draft, g) => {
      const secondary = pick(g, pickVpc(g, draft)?.secondaries ?? []);
      if (secondary) secondary.cidr.pool = randomSecondary(g, draft).cidr.pool as string;
    },
  },
  pool: {
    insert: (draft, g) => {
      const pools = draft.scopes[0]?.pools ?? [];
      const from = oneOf(g, pools).name;
      insert(g, pools, { name: newName(g, draft), from, prefixLength: count(g, 20, 24) });
    },
    rename: (draft, g) => {
      const pool = oneOf(
        g,
        draft.scopes.flatMap((scope) => scope.pools),
      );
      const [old, name] = [pool.name, newName(g, draft)];
      pool.name = name;
      for (const child of draft.scopes.flatMap((scope) => scope.pools))
        if (child.from === old) child.from = name;
      for (const cidr of cidrsOf(draft)) if (cidr.pool === old) cidr.pool = name;
      draft.renames.push({ from: `pool/${old}`, to: `pool/${name}` });
    },
    // A pool that is in nobody else goes to another scope, with all that is allocated from it.
    move: (draft, g) => {
      const from = oneOf(g, draft.scopes);
      const alone = from.pools.filter(
        ({ name, from: parent }) => !parent && !from.pools.some((other) => other.from === name),
      );
      const pool = from.pools.length > 1 ? pick(g, alone) : undefined;
      if (!pool) return;
      from.pools = from.pools.filter((other) => other !== pool);
      const scope = {
        name: newName(g, draft),
        overlap: from.overlap,
        pools: [pool],
        external: [],
        reserved: [],
      };
      insert(g, draft.scopes, scope);
    },
    reorder: (draft, g) => {
      for (const scope of draft.scopes) scope.pools = shuffled(g, scope.pools);
      draft.profiles = shuffled(g, draft.profiles);
      draft.ous = shuffled(g, draft.ous);
    },
  },
  scope: {
    // With the word and without: what is asked for under the same refs is known by them.
    rename: (draft, g, tell) => {
      const scope = oneOf(g, draft.scopes);
      const [old, name] = [scope.name, newName(g, draft)];
      scope.name = name;
      for (const cidr of cidrsOf(draft)) if (cidr.scope === old) cidr.scope = name;
      const held = scope.pools.length > 0;
      if (!held || chance(g)) draft.renames.push({ from: `scope:${old}`, to: `scope:${name}` });
      tell([]);
    },
    reorder: (draft, g) => {
      draft.scopes = shuffled(g, draft.scopes);
    },
  },
  profile: {
    rename: (draft, g) => {
      const profile = pick(g, draft.profiles);
      if (!profile) return;
      const [old, name] = [profile.name, newName(g, draft)];
      profile.name = name;
      for (const vpc of allVpcs(draft)) if (vpc.profile === old) vpc.profile = name;
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

function cidrsOf(draft: Draft): DraftCidr[] {
  return allVpcs(draft).flatMap((vpc) => [vpc.cidr, ...vpc.secondaries.map(({ cidr }) => cidr)]);
}

/** The OU that declares this VPC, if one does. */
function ouOf(draft: Draft, vpc: DraftVpc): string | undefined {
  return draft.ous.find(({ vpcs }) => vpcs.includes(vpc))?.path;
}

/** Writes renames out, or in one line where there is one for all of them and somebody they apply to. */
function declare(g: Choices, draft: Draft, names: readonly Name[], line: Name | undefined): void {
  if (line && names.length > 0 && chance(g)) draft.renames.push(line);
  else draft.renames.push(...names);
}

function renameTier(
  g: Choices,
  draft: Draft,
  place: DraftVpc | Draft["profiles"][number],
  tier: DraftTier,
): readonly Name[] {
  const [old, name] = [tier.name, newName(g, draft)];
  const names = vpcsOf(draft).flatMap(({ account, vpc }) => {
    const at = `${account}/${vpc.region}/${vpc.name}`;
    return tiersOf(draft, vpc).includes(tier) ? [{ from: `${at}/${old}`, to: `${at}/${name}` }] : [];
  });
  tier.name = name;
  const ou = "region" in place ? ouOf(draft, place) : undefined;
  const vpc = ou && `ou:${ou}/${oneOf(g, [place.name, "*"])}`;
  const all = "region" in place ? vpc : `profile:${place.name}`;
  declare(g, draft, names, all ? { from: `${all}/${old}`, to: `${all}/${name}` } : undefined);
  return names;
}

/** The same organisation, written in another order and over other files. */
export function rewritten(g: Choices, before: Draft): Record<string, string> {
  const draft = structuredClone(before);
  for (const verb of [CHANGES.account, CHANGES.vpc, CHANGES.tier, CHANGES.secondary, CHANGES.pool])
    verb.reorder?.(draft, g, () => undefined);
  draft.zones = Object.fromEntries(shuffled(g, Object.entries(draft.zones)));
  const files = count(g, 1, 4);
  const chosen = new Map<string, number>();
  return filesOf(draft, (thing) => {
    const file = chosen.get(thing) ?? count(g, 0, files - 1);
    chosen.set(thing, file);
    return file;
  });
}
