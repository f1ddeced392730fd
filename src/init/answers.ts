/** What a new repository is made from. */
import { partitionOf, REGION_CODES } from "../aws/regions";
import { CI_SYSTEMS, type CiSystem, SHAPES, type Shape } from "./choices";

export interface Answers {
  readonly organization: string;
  /** `o-a1b2c3d4e5`; absent where it is not known yet. */
  readonly organizationId?: string;
  readonly regions: readonly string[];
  /** The first is the one for the network, and of `single` the only one. */
  readonly accounts: readonly NewAccount[];
  /** The bucket for state; without one it is kept in local files. */
  readonly stateBucket?: string;
  readonly shape: Shape;
  readonly ci: CiSystem;
}

export interface NewAccount {
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
}

/** What cannot be made a repository of, a sentence each. */
export function problemsOf({
  organization,
  organizationId,
  regions,
  accounts,
  shape,
  ci,
  stateBucket,
}: Answers): string[] {
  const names = accounts.map(({ name }) => name);
  return [
    ...(SHAPES.includes(shape) ? [] : [`“${shape}” is no shape: ${SHAPES.join(" or ")}`]),
    ...(CI_SYSTEMS.includes(ci) ? [] : [`“${ci}” is no CI system: ${CI_SYSTEMS.join(", ")}`]),
    ...(organizationId === undefined || /^o-[a-z0-9]{10,32}$/.test(organizationId)
      ? []
      : [`“${organizationId}” is no ID of an organisation: o- and ten letters or digits`]),
    ...(NAME.test(organization) ? [] : [`organisation “${organization}” is no name: ${NAME_IS}`]),
    ...regions
      .filter((region) => !REGION_CODES.includes(region))
      .map((region) => `${region} is no region of AWS that is known here`),
    ...accounts.flatMap(({ name, id }) => [
      ...(NAME.test(name) ? [] : [`account “${name}” is no name: ${NAME_IS}`]),
      ...(/^\d{12}$/.test(id) ? [] : [`account ${name} has “${id}” for its ID, which has twelve digits`]),
    ]),
    ...(new Set(names).size < names.length ? ["two accounts have one name"] : []),
    ...(new Set(accounts.map(({ id }) => id)).size < accounts.length ? ["two accounts have one ID"] : []),
    ...(new Set(regions.map(partitionOf)).size > 1
      ? ["the regions are of several partitions of AWS, each of which takes an organisation of its own"]
      : []),
    ...(regions.length === 0 ? ["no region is named"] : []),
    ...(accounts.length === 0 ? ["no account is named"] : []),
    ...(shape === "hub-and-spoke" && accounts.length < 2
      ? ["hub-and-spoke takes two accounts or more, the first of which is for the network"]
      : []),
    ...(stateBucket === undefined || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(stateBucket)
      ? []
      : [`“${stateBucket}” is no name of a bucket`]),
  ];
}

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const NAME_IS = "it begins with a letter, and has small letters, digits and hyphens";

/** `network:111111111111`. */
export function parseAccount(text: string): NewAccount {
  const [name = "", id = ""] = text.split(":").map((part) => part.trim());
  return { name, id };
}
