/** The IDs of declared accounts, by their names. */
import type { NetworkModel } from "../../model/network-model";

export type AccountIds = (name: string) => string;

export function accountIdsOf({ accounts }: NetworkModel): AccountIds {
  const ids = new Map(accounts.map(({ name, id }) => [name, id]));
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`no account ${name}`);
    return id;
  };
}
