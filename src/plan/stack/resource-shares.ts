/** Plans what an account shares through RAM: one share, its resources, and the accounts that may use them. */
import type { OwnIdentifier } from "../planned/exchange";
import type { Because, Tags } from "../planned/planned";
import type { Planned } from "../planned/stack";

export interface Sharing {
  readonly ref: string;
  readonly because: Because;
  readonly name: string;
  /** By a name that stays: the Terraform address of each is made from it. */
  readonly resources: Readonly<Record<string, OwnIdentifier>>;
  /** Accounts by name, with their IDs. */
  readonly principals: ReadonlyMap<string, string>;
  readonly tags: Tags;
}

/** Nothing, where nobody else is to use it. */
export function planSharing({ ref, because, name, resources, principals, tags }: Sharing): Planned[] {
  if (principals.size === 0) return [];
  return [
    { kind: "resource-share", ref, because, name, tags },
    ...Object.entries(resources).map(
      ([key, resource]): Planned => ({
        kind: "shared-resource",
        ref: `${ref}/${key}`,
        because,
        share: ref,
        resource,
      }),
    ),
    ...[...principals].map(
      ([account, principal]): Planned => ({
        kind: "share-principal",
        ref: `${ref}/${account}`,
        because,
        share: ref,
        principal,
      }),
    ),
  ];
}
