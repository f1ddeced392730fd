/** The Terraform JSON of one stack in one step. */

import { isBefore, type Purpose } from "../diff/purpose";
import type { Block, JsonObject, Stack } from "../verify/terraform/stack";
import { asList, asObject } from "../verify/terraform/stack";
import type { Beside } from "./besides";
import { keyOf } from "./change";
import { type Decisions, keptOf } from "./decisions";
import { contentOf, fieldsOf } from "./export-content";
import { withFormerNeeds } from "./former-needs";
import { asNamedAfter, asNamedBefore } from "./private-names";
import { addressesIn, rewritten } from "./rewrite";
import {
  addressesNow,
  addressOf,
  blocksOf,
  present,
  resourcesOf,
  rewrittenRest,
  standingStill,
  withoutMissing,
} from "./stack-json";

type Body = Record<string, unknown>;

export class Composer {
  readonly #decisions: Decisions;
  readonly #purpose: Purpose;

  constructor(decisions: Decisions, purpose: Purpose) {
    this.#decisions = decisions;
    this.#purpose = purpose;
  }

  /** Undefined for a stack that does not exist yet, or no more. */
  compose(state: string): JsonObject | undefined {
    const { before, after } = this.#decisions.change;
    const [was, is] = [before.byState.get(state), after.byState.get(state)];
    if (this.#purpose === "hand-over") return was && this.#handingOver(state, was);
    if (!is) return was && this.#emptied(state, was);
    return this.#changed(state, was, is);
  }

  #handingOver(state: string, was: Stack): JsonObject {
    const { successions, leaving } = this.#decisions;
    const all = blocksOf(was).map(
      (block) => [addressOf(block), this.#named(state, block, block.body as Body)] as const,
    );
    const stays = all.filter(([address]) => !leaving.has(`${state} ${address}`));
    if (
      stays.length === all.length &&
      all.every(([address, body]) => body === was.byAddress.get(address)?.body)
    )
      return was.json;
    const removed = successions
      .filter(({ from, by }) => from.state === state && typeof by === "object")
      .map(({ from }) => ({ from: from.address, lifecycle: { destroy: false } }));
    const { resource: _, ...rest } = was.json;
    return { ...rest, ...resourcesOf(stays), ...(removed.length > 0 && { removed }) };
  }

  /** A stack that goes keeps its place until all in it is destroyed. */
  #emptied(state: string, was: Stack): JsonObject {
    const { resource: _, data: __, output: ___, moved: ____, ...rest } = was.json;
    const kept = this.#isBefore("remove") ? keptOf(this.#decisions, state) : [];
    const bodies = kept.map(({ block }) => {
      const body = this.#named(state, block, block.body as Body);
      return [addressOf(block), withoutMissing(body, present(kept))] as const;
    });
    return withFormerNeeds(
      { ...rest, ...resourcesOf(bodies) },
      was,
      bodies.map(([, body]) => body),
    );
  }

  #changed(state: string, was: Stack | undefined, is: Stack): JsonObject {
    const besides = [...this.#decisions.besides.values()].filter((one) => one.is.state === state);
    const toNow = this.#addressesNow(state, is);
    const toNext = this.#addressesNext(besides);
    const entries: [string, Body][] = [];
    const fromBefore: Body[] = [];
    const old = (block: Block, address: string) => {
      const body = this.#named(state, block, rewritten(block.body, toNow) as Body);
      entries.push([address, this.#isBefore("turn") ? body : standingStill(body)]);
      fromBefore.push(body);
    };
    for (const block of blocksOf(is)) {
      const address = addressOf(block);
      if (this.#isBefore("turn") && this.#decisions.names.late.has(`${state} ${address}`)) continue;
      const beside = besides.find((one) => one.is.address === address);
      if (!beside) {
        entries.push(...this.#standing(state, block, was, toNow, toNext));
        continue;
      }
      if (this.#hasOld(beside)) old(beside.was.block, toNow(beside.was.address));
      if (this.#hasNext(beside)) entries.push([beside.next, this.#nextBody(beside)]);
      if (this.#hasFinal(beside)) entries.push([address, block.body as Body]);
    }
    if (this.#isBefore("remove"))
      for (const { block, address } of keptOf(this.#decisions, state))
        if (this.#isBefore("replace") || !this.#leadsToInterim(state, rewritten(block.body, toNow) as Body))
          old(block, address);
    const there = new Set(entries.map(([address]) => address));
    const resources = resourcesOf(
      entries.map(([address, body]) => [address, withoutMissing(body, there)] as const),
    );
    const json = {
      ...rewrittenRest(is.json, toNext),
      ...resources,
      ...this.#blocksOfStates(state, is, besides),
    };
    return was && this.#isBefore("remove")
      ? withFormerNeeds(json, was, [...fromBefore, ...entries.map(([, body]) => body)])
      : json;
  }

  /**
   * A resource that stays what it is, or is new. What is new on something with an interim name is there twice until
   * nothing leads to that any more.
   */
  #standing(
    state: string,
    block: Block,
    was: Stack | undefined,
    toNow: (address: string) => string,
    toNext: (address: string) => string,
  ): [string, Body][] {
    const address = addressOf(block);
    const isNew = !was?.byAddress.has(this.#decisions.change.diff.formerAddress(state, address));
    if (!isNew || block.type === "aws_s3_object" || !this.#leadsToInterim(state, block.body as Body))
      return [[address, this.#goingOn(state, block, was, toNow, toNext)]];
    const toInterims = (name: string) => this.#besideAt(state, name)?.next ?? name;
    return [
      ...(this.#isBefore("remove")
        ? [[`${address}_next`, rewritten(block.body, toInterims)] as [string, Body]]
        : []),
      ...(this.#isBefore("replace") ? [] : [[address, block.body] as [string, Body]]),
    ];
  }

  #leadsToInterim(state: string, body: Body): boolean {
    return [...addressesIn(body)].some((address) => this.#besideAt(state, address)?.isInterim);
  }

  /** A resource that stays what it is, or is new. */
  #goingOn(
    state: string,
    block: Block,
    was: Stack | undefined,
    toNow: (address: string) => string,
    toNext: (address: string) => string,
  ): Body {
    const former = was?.byAddress.get(this.#formerAddress(state, addressOf(block)));
    const keys = [block, former].map((one) => one && keyOf({ state, address: addressOf(one) }));
    const body = asNamedAfter(
      this.#decisions.names,
      this.#purpose,
      { now: keys[0] as string, former: keys[1] },
      rewritten(block.body, toNext) as Body,
    );
    if (!former) return body;
    if (block.type === "aws_s3_object") return this.#exporting(state, body, former, toNow);
    if (this.#purpose !== "build" || !this.#decisions.turning.has(`${state} ${addressOf(former)}`))
      return body;
    const goes = (address: string) =>
      this.#decisions.kept.has(`${state} ${address}`) ||
      [...this.#decisions.besides.values()].some(({ was }) => was.state === state && was.address === address);
    const held = Object.entries(former.body).filter(([, value]) =>
      [...addressesIn(value)].some((address) => goes(address) || address.startsWith("data.")),
    );
    return {
      ...body,
      ...(rewritten(Object.fromEntries(held.filter(([key]) => key !== "//")), toNow) as Body),
    };
  }

  /** Of a resource that was there before, whether it was renamed or goes on as what takes its place. */
  #formerAddress(state: string, address: string): string {
    const { successions, change } = this.#decisions;
    const moved = successions.find(
      ({ to, by }) => by === "move" && to.state === state && to.address === address,
    );
    return moved?.from.address ?? change.diff.formerAddress(state, address);
  }

  #named(state: string, block: Block, body: Body): Body {
    return asNamedBefore(
      this.#decisions.names,
      this.#purpose,
      keyOf({ state, address: addressOf(block) }),
      body,
    );
  }

  /** An object of the exchange tells what is there now, and goes on telling what somebody still reads. */
  #exporting(state: string, body: Body, former: Block, toNow: (address: string) => string): Body {
    const [is, was] = [fieldsOf(body.content), fieldsOf(former.body.content)];
    if (!is || !was || !this.#isBefore("remove")) return body;
    const { besides, kept } = this.#decisions;
    const old = [...was].filter(([name, expression]) => {
      const there = !is.has(name) && this.#isThere(state, expression, toNow);
      const turns =
        this.#purpose === "build" &&
        [...addressesIn(`\${${expression}}`)].some(
          (address) =>
            kept.has(`${state} ${address}`) ||
            [...besides.values()].some((one) => one.was.state === state && one.was.address === address),
        );
      return there || turns;
    });
    const told = old.map(
      ([name, expression]) => [name, rewritten(`\${${expression}}`, toNow).slice(2, -1)] as const,
    );
    return { ...body, content: contentOf(new Map([...is, ...told])) };
  }

  /** Whether all that an expression of before names is still there; what was renamed counts where it is needed. */
  #isThere(state: string, expression: string, toNow: (address: string) => string): boolean {
    const { change, kept, needed } = this.#decisions;
    const there = change.after.byState.get(state)?.byAddress;
    return [...addressesIn(`\${${expression}}`)].every((address) => {
      const key = `${state} ${address}`;
      return kept.has(key) || there?.has(address) || (needed.has(key) && there?.has(toNow(address)));
    });
  }

  #nextBody({ is, interimName }: Beside): Body {
    const body = rewritten(
      is.block.body,
      (address) => this.#besideAt(is.state, address)?.next ?? address,
    ) as Body;
    return interimName === undefined ? body : { ...body, name: interimName };
  }

  #besideAt(state: string, address: string): Beside | undefined {
    return this.#decisions.besides.get(`${state} ${address}`);
  }

  #hasOld({ isInterim }: Beside): boolean {
    return this.#isBefore(isInterim ? "replace" : "remove");
  }

  #hasNext(beside: Beside): boolean {
    return beside.isInterim ? this.#isBefore("remove") : this.#isBefore("rename");
  }

  #hasFinal(beside: Beside): boolean {
    return beside.isInterim ? !this.#isBefore("replace") : !this.#isBefore("rename");
  }

  #isBefore(purpose: Purpose): boolean {
    return isBefore(this.#purpose, purpose);
  }

  /** Where something of before is now: renamed, or gone on as what takes its place. */
  #addressesNow(state: string, is: Stack): (address: string) => string {
    const renamed = addressesNow(is);
    const moves = this.#decisions.successions.filter(({ from, by }) => by === "move" && from.state === state);
    const moved = new Map(moves.map(({ from, to }) => [from.address, to.address]));
    return (address) => moved.get(address) ?? renamed(address);
  }

  /** What is led round a replacement leads to the new one under the address that it has in this step. */
  #addressesNext(besides: readonly Beside[]): (address: string) => string {
    const next = new Map(
      besides
        .filter((one) => this.#isBefore(one.isInterim ? "return" : "rename"))
        .map((one) => [one.is.address, one.next]),
    );
    return (address) => next.get(address) ?? address;
  }

  /** `moved` and `import` blocks. */
  #blocksOfStates(state: string, is: Stack, besides: readonly Beside[]): JsonObject {
    const own = this.#decisions.successions.filter(({ to }) => to.state === state);
    const renamed = new Map(
      this.#purpose === "rename"
        ? besides.filter((one) => !one.isInterim).map(({ next, is: { address } }) => [address, next] as const)
        : [],
    );
    const moved = [
      ...asList(is.json.moved).filter((item) => !renamed.has(String(asObject(item).to))),
      ...own
        .filter(({ by }) => by === "move")
        .map(({ from, to }) => ({ from: from.address, to: to.address })),
      ...[...renamed].map(([to, from]) => ({ from, to })),
    ];
    const imports =
      this.#purpose === "build"
        ? own.flatMap(({ to, by }) => (typeof by === "object" ? [{ to: to.address, id: by.importId }] : []))
        : [];
    return { ...(moved.length > 0 && { moved }), ...(imports.length > 0 && { import: imports }) };
  }
}
