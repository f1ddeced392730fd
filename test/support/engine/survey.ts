/** What the local API tells a survey, as it is read back from the survey's files. */
import { Answers, type Json } from "../../../src/built/survey/answers";
import { readSurvey } from "../../../src/built/survey/read-survey";
import { readShown } from "../../../src/built/terraform/read-terraform";
import { driftBetween } from "../../../src/drift/drift";
import { resourceDrift } from "../../../src/drift/resources";
import { nodeHost } from "../../../src/host/node-host";
import { directoryOf } from "../../../src/project/directory";
import { readEmitted } from "../../../src/project/emitted";
import { loadProject } from "../../../src/project/project";
import { enterAws } from "../../../src/survey/aws";
import { type Surveyed, surveyPlace } from "../../../src/survey/survey";
import type { Network } from "../../../src/verify/network/network";
import { readNetwork } from "../../../src/verify/readers/read-network";
import { Scene } from "../../../src/verify/scene";
import { trace } from "../../../src/verify/verify";
import type { Directory } from "../../../src/verify/world/directory";
import { removalsFrom } from "../survey/removals";
import type { Engine } from "./engine";
import type { EngineProject } from "./project";

export async function surveyOf(
  engine: Engine,
  accounts: readonly string[],
  regions: readonly string[],
): Promise<readonly Surveyed[]> {
  const enter = enterAws({ role: "NetworkSurveyor", partition: "aws" });
  const places = accounts.flatMap((account) =>
    regions.map((region, index) => ({ account, region, withGlobal: index === 0 })),
  );
  return withAws(engine, () => Promise.all(places.map((place) => surveyPlace(enter, place))));
}

/** The SDK finds AWS by the environment of this process. */
export async function withAws<T>(engine: Engine, act: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, engine.api.env());
  try {
    return await act();
  } finally {
    process.env = before;
  }
}

export function answersIn(surveyed: readonly Surveyed[]): readonly Answers[] {
  return surveyed.map(({ place, files }) => {
    const parsed = [...files].map(
      ([file, text]) => [file.replace(/\.json$/, ""), JSON.parse(text) as Json] as const,
    );
    return new Answers(place, new Map(parsed));
  });
}

/** What is described and the SDK has no package for here; see docs/survey.md. */
const NOT_ASKED = /^aws_route53profiles_\w+: the survey has none of this type$/;

/**
 * A built project as a survey shows it: every flow and every resource is as it is emitted, and each single thing that AWS
 * loses is told.
 */
export async function expectBuiltAsEmitted(
  engine: Engine,
  project: EngineProject,
  accounts: readonly string[],
  regions: readonly string[],
): Promise<void> {
  const surveyed = await surveyOf(engine, accounts, regions);
  expect(surveyed.flatMap(({ refused }) => refused)).toEqual([]);
  const host = nodeHost(project.root);
  const stacks = readEmitted(host, "cdktf.out");
  const { model } = loadProject(host, "config");
  if ("problem" in stacks || !model) throw new Error("the project has no stacks");
  const drift = driftBetween(stacks, readSurvey(answersIn(surveyed)), directoryOf(model));
  expect(drift).toMatchObject({ flows: [], missing: [], changed: [], unclaimed: [] });
  expect(drift.unread.filter((text) => !NOT_ASKED.test(text))).toEqual([]);

  const directory = directoryOf(model);
  const network = readNetwork(stacks).network;
  const surveyNetwork = readNetwork([readSurvey(answersIn(surveyed))]).network;
  expect(differingAnswers(network, surveyNetwork, directory)).toEqual([]);
  const states = await Promise.all(
    project.stacks().folders.map(async (stack) => ({
      folder: stack.name,
      json: await engine.terraform.shown(stack),
    })),
  );
  const stateNetwork = readNetwork([readShown(states)]).network;
  // A state may hide what hosts do, and then there is no answer; it may never be another one.
  expect(differingAnswers(network, stateNetwork, directory, "insufficient information")).toEqual([]);

  const removals = removalsFrom(answersIn(surveyed).map((at) => ({ at, files: at.files })));
  const unseen = removals.filter(({ survey }) => {
    const { missing, changed, unclaimed } = resourceDrift(stacks, readSurvey(survey));
    return missing.length + changed.length + unclaimed.length === 0;
  });
  expect(removals.length).toBeGreaterThan(20);
  expect(unseen.map(({ what }) => what)).toEqual([]);
}

const SERVICES = ["s3", "dynamodb", "ssm", "sqs", "kms"].map((name) => `aws:${name}`);

/**
 * Questions between all tiers, and to services and the internet, that two networks answer otherwise. Ranges outside are left
 * out: a configuration names the connections to them, and only the emitted stacks have its names.
 */
function differingAnswers(one: Network, other: Network, directory: Directory, tolerated?: string): string[] {
  const world = new Scene(one, directory).world;
  const tiers = [...new Set([...one.subnets.values()].map((subnet) => world.labelOf(subnet)))];
  const services = (directory.services ?? []).map(({ name }) => `service/${name}`);
  const answer = (network: Network, from: string, to: string, port: number) => {
    const found = trace(network, directory, from, to, port);
    return "unknown" in found ? "unknown" : found.trace.disposition;
  };
  return [...tiers, "internet"].flatMap((from) =>
    [...tiers, ...services, ...SERVICES, "internet"].flatMap((to) =>
      [443, 22].flatMap((port) => {
        const [was, is] = [answer(one, from, to, port), answer(other, from, to, port)];
        return was === is || is === tolerated ? [] : [`${from} to ${to}:${port} ${was}, but ${is}`];
      }),
    ),
  );
}
