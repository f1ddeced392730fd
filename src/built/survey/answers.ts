/** What AWS answered in one account and region, as a survey's folder holds it. */
import type { Whereabouts } from "../thing";

export type Json = Readonly<Record<string, unknown>>;

export interface Refused {
  /** A command of the AWS CLI; absent where nothing was answered. */
  readonly call?: string;
  readonly why: string;
}

const REFUSED = "not-read";

export class Answers {
  readonly account: string;
  readonly region: string;
  /** By the file's name without `.json`. */
  readonly files: ReadonlyMap<string, Json>;
  readonly #without: ReadonlySet<string>;

  constructor(at: Whereabouts, files: ReadonlyMap<string, Json>, without: ReadonlySet<string> = new Set()) {
    this.account = at.account;
    this.region = at.region;
    this.files = files;
    this.#without = without;
  }

  /** What AWS refused, by the survey's own note beside the answers; nothing where there is none. */
  get refused(): readonly Refused[] {
    const list: unknown = this.files.get(REFUSED) ?? [];
    return Array.isArray(list) ? (list as Refused[]) : [];
  }

  /** The same without what lies in some VPCs, by their IDs. */
  withoutVpcs(vpcs: ReadonlySet<string>): Answers {
    return new Answers(this, this.files, vpcs);
  }

  /** What one answer lists; empty where it was not asked or refused. */
  list(file: string, member: string): Answered[] {
    return listOf(this.files.get(file)?.[member])
      .map((json) => new Answered(json))
      .filter((one) => !this.#without.has(one.vpc()));
  }

  /** The same of all answers that were asked for one thing each, with the part of the file's name that tells which. */
  each(file: string): { readonly of: string; readonly answer: Answered }[] {
    return [...this.files]
      .filter(([name]) => name.startsWith(`${file}.`))
      .map(([name, json]) => ({ of: name.slice(file.length + 1), answer: new Answered(json) }));
  }

  of(file: string, id: string): Answered {
    return new Answered(this.files.get(`${file}.${id}`) ?? {});
  }
}

/** One thing of an answer; a member that is absent reads as empty. */
export class Answered {
  constructor(readonly json: Json) {}

  text(member: string): string {
    const value = this.json[member];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }

  /** Undefined where AWS says nothing, so that Terraform's default holds. */
  optional(member: string): unknown {
    return this.json[member] ?? undefined;
  }

  is(member: string): boolean {
    return this.json[member] === true;
  }

  list(member: string): Answered[] {
    return listOf(this.json[member]).map((json) => new Answered(json));
  }

  /** The VPC that it is in or attached to; empty for what is in none. */
  vpc(): string {
    return this.text("VpcId") || (this.list("Attachments")[0]?.text("VpcId") ?? "");
  }

  texts(member: string): string[] {
    const value = this.json[member];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  part(member: string): Answered {
    return new Answered(objectOf(this.json[member]));
  }

  /** As Terraform writes tags; AWS's own, which nobody can set, left out. */
  tags(): Readonly<Record<string, string>> {
    const pairs = [...this.list("Tags"), ...this.list("TagSet")].map(
      (tag) => [tag.text("Key"), tag.text("Value")] as const,
    );
    const own = pairs.filter(([key]) => key !== "" && !key.startsWith("aws:"));
    return Object.fromEntries(own);
  }
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
