/** Reads a lock's lines one after the other, each in the section that it stands in. */
import { isPrefix, type Prefix, parsePrefix } from "../ip/prefix";
import { isChoiceValue, type Tombstone } from "./lock";
import {
  ALLOCATION_LINE,
  CHOICE_LINE,
  CONFLICT_MARKER,
  ENTRIES_LINE,
  SCOPE_LINE,
  TOMBSTONE_LINE,
  VERSION_LINE,
} from "./lock-lines";

interface OpenScope {
  overlapAllowed?: boolean;
  readonly allocations: Map<string, Prefix>;
  readonly tombstones: Tombstone[];
}

/** `damaged` is told what is wrong with a line, counted from 0. After a line that does not belong reading stops. */
export class LockReader {
  readonly scopes = new Map<string, OpenScope>();
  readonly choices = new Map<string, Map<string, string>>();
  version = 0;
  versionLine = -1;
  /** How many entries the lock says that it has. */
  entries: number | undefined;
  entriesLine: number | undefined;
  readonly #damaged: (index: number, problem: string) => void;
  #sound = true;
  #readable = true;
  #inChoices = false;
  #scope: OpenScope | undefined;
  #section: "allocations" | "tombstones" | undefined;
  #choice: Map<string, string> | undefined;

  constructor(damaged: (index: number, problem: string) => void) {
    this.#damaged = damaged;
  }

  /** Whether what follows can be read: nothing is out of its place so far. */
  get isReadable(): boolean {
    return this.#readable;
  }

  get isSound(): boolean {
    return this.#sound;
  }

  read(index: number, line: string): void {
    // Nearly every line is an entry, so these are asked first.
    if (this.#readEntry(index, line)) return;
    if (line === "" || line.trimStart().startsWith("#")) return;
    if (!this.#readHeading(index, line)) this.#stop(index, line);
  }

  /** What can be told only at the end. */
  finish(): void {
    if (this.#sound && this.versionLine < 0) this.#complain(0, "it has no version");
  }

  #readEntry(index: number, line: string): boolean {
    if (this.#scope && this.#section === "allocations") {
      const match = ALLOCATION_LINE.exec(line);
      if (!match) return false;
      const [, ref, cidr] = match as unknown as [string, string, string];
      const prefix = this.#prefixOf(index, cidr);
      if (this.#scope.allocations.has(ref)) this.#complain(index, `${ref} stands here a second time`);
      else if (prefix) this.#scope.allocations.set(ref, prefix);
      return true;
    }
    if (this.#scope && this.#section === "tombstones") {
      const match = TOMBSTONE_LINE.exec(line);
      if (!match) return false;
      const [, ref, cidr] = match as unknown as [string, string, string];
      const prefix = this.#prefixOf(index, cidr);
      if (prefix) this.#scope.tombstones.push({ ref, prefix });
      return true;
    }
    return this.#choice !== undefined && this.#readChoice(index, line, this.#choice);
  }

  #readChoice(index: number, line: string, choice: Map<string, string>): boolean {
    const match = CHOICE_LINE.exec(line);
    if (!match) return false;
    const [, ref, value] = match as unknown as [string, string, string];
    if (!isChoiceValue(value)) return false;
    if (choice.has(ref)) this.#complain(index, `${ref} stands here a second time`);
    else choice.set(ref, value);
    return true;
  }

  #readHeading(index: number, line: string): boolean {
    // Whatever follows the last line belongs to another text.
    if (this.entriesLine !== undefined) return false;
    const name = SCOPE_LINE.exec(line)?.[1];
    if (name !== undefined) return this.#open(index, name);
    if (this.#scope && this.#section === undefined && line === "    overlap: allowed") {
      this.#scope.overlapAllowed = true;
      return true;
    }
    if (this.#scope && (line === "    allocations:" || line === "    tombstones:")) {
      this.#section = line === "    allocations:" ? "allocations" : "tombstones";
      return true;
    }
    return this.#readTop(index, line);
  }

  #readTop(index: number, line: string): boolean {
    const version = VERSION_LINE.exec(line)?.[1];
    if (version !== undefined && this.versionLine < 0) {
      this.version = Number(version);
      this.versionLine = index;
      return true;
    }
    const entries = ENTRIES_LINE.exec(line)?.[1];
    if (entries === undefined && line !== "scopes:" && line !== "scopes: {}" && line !== "choices:")
      return false;
    this.#scope = undefined;
    this.#section = undefined;
    this.#choice = undefined;
    this.#inChoices = line === "choices:";
    if (entries !== undefined) {
      this.entries = Number(entries);
      this.entriesLine = index;
    }
    return true;
  }

  /** A scope, or a kind of choice. */
  #open(index: number, name: string): boolean {
    if (this.#inChoices) {
      if (this.choices.has(name)) this.#complain(index, `the choice ${name} stands here a second time`);
      this.#choice = this.choices.get(name) ?? new Map();
      this.choices.set(name, this.#choice);
      return true;
    }
    if (this.scopes.has(name)) this.#complain(index, `the scope ${name} stands here a second time`);
    this.#scope = this.scopes.get(name) ?? { allocations: new Map(), tombstones: [] };
    this.scopes.set(name, this.#scope);
    this.#section = undefined;
    return true;
  }

  #prefixOf(index: number, cidr: string): Prefix | undefined {
    const parsed = parsePrefix(cidr);
    if (isPrefix(parsed)) return parsed;
    this.#complain(index, `${cidr} is not a canonical CIDR block`);
    return undefined;
  }

  #complain(index: number, problem: string): void {
    this.#sound = false;
    this.#damaged(index, problem);
  }

  /** What follows a line that is out of its place may be so too, so one complaint is enough. */
  #stop(index: number, line: string): void {
    this.#readable = false;
    const marker = CONFLICT_MARKER.test(line);
    const text = `“${line.trim().slice(0, 80)}” is not a line of a lock`;
    this.#complain(index, marker ? "a merge left its conflict marker" : text);
  }
}
