/** What the local API tells of examples/beginner, built: a survey as `cadastre survey` wrote it, without empty answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Answers, type Json } from "../../../src/built/survey/answers";

/** By path below the survey's folder. */
export const BEGINNER: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(join(__dirname, "beginner.json"), "utf8"),
);

export const PLACE = { account: "123456789012", region: "us-east-1" };

/** Files by name, without `.json`. */
export function beginnerFiles(): ReadonlyMap<string, Json> {
  const folder = `${PLACE.account}/${PLACE.region}/`;
  return new Map(
    Object.entries(BEGINNER).map(([path, json]) => [
      path.slice(folder.length).replace(/\.json$/, ""),
      json as Json,
    ]),
  );
}

/** The survey after somebody has changed something by hand. */
export function changedBy(change: (files: Record<string, Json>) => void): readonly Answers[] {
  const copy = structuredClone(Object.fromEntries(beginnerFiles()));
  change(copy);
  return [new Answers(PLACE, new Map(Object.entries(copy)))];
}
