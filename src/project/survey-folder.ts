/** Reads a survey from its folder: an account's ID, below it a region's code, and in that the AWS CLI's own JSON. */

import { Answers, type Json } from "../built/survey/answers";
import type { Host } from "../host/host";

export interface SurveyProblem {
  readonly problem: string;
}

const PLACE = /(?:^|\/)(\d{12})\/([a-z]{2}(?:-[a-z]+)+-\d)\/([^/]+)\.json$/;

/** What was seen in each account and region, sorted by these. */
export function readSurveyFolder(host: Host, folder: string): readonly Answers[] | SurveyProblem {
  const places = new Map<string, Map<string, Json>>();
  for (const file of host.listFiles(folder) ?? []) {
    const [, account, region, name] = PLACE.exec(file) ?? [];
    if (account === undefined || region === undefined || name === undefined) continue;
    const place = `${account} ${region}`;
    const json = parsed(host.readText(file) ?? "");
    if (!json) return { problem: `${file} is not JSON; survey this account again` };
    const files = places.get(place) ?? new Map<string, Json>();
    places.set(place, files.set(name, json));
  }
  if (places.size === 0)
    return {
      problem: `there is no survey in ${folder}; its files are ${folder}/ACCOUNT/REGION/describe-vpcs.json and so on`,
    };
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, files]) => {
      const [account = "", region = ""] = place.split(" ");
      return new Answers({ account, region }, files);
    });
}

function parsed(text: string): Json | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Json) : undefined;
  } catch {
    return undefined;
  }
}
