/** Arguments whose value is a party of its own: where logs go, who answers for names, whose device ends a tunnel. */
import type { Arguments } from "../arguments";
import type { Gain, Look } from "./change";

/** A new thing is held to what is usual: where the others send it is no news. */
export function destination(type: string, path: string, now: string): (look: Look) => Gain[] {
  return ({ after, formers, account, facts }) => {
    const value = after.get(path);
    if (value === undefined) return [];
    const { here, everywhere } = facts.usualIn(account, type);
    const former = formers.length > 0 ? formers : here.length > 0 ? here : everywhere;
    const known = former.map((one) => one.get(path));
    const usual = formers.length > 0 ? known.every((one) => one === value) : known.includes(value);
    return usual ? [] : [{ who: String(value), now, ...(former.length === 0 && { newcomer: true }) }];
  };
}

/** Every argument whose path fits, as `target_ip[0].ip`; where nothing was before, nothing is told. */
export function values(pattern: RegExp, noun: string, now: string): (look: Look) => Gain[] {
  return ({ after, formers }) => {
    if (formers.length === 0) return [];
    const before = formers.map((former) => valuesAt(former, pattern));
    return valuesAt(after, pattern)
      .filter((value) => before.some((former) => !former.includes(value)))
      .map((value) => ({ who: `${noun} ${value}`, now }));
  };
}

function valuesAt(all: Arguments, pattern: RegExp): string[] {
  return [...all].filter(([path]) => pattern.test(path)).map(([, leaf]) => String(leaf));
}
