/** Reads accounts, region by region, into files; what one account refuses keeps no other from being read. */
import { type Answer, type Asker, type Enter, NotAnswered } from "./asker";
import { type Call, fileOf, listed } from "./call";
import { CALLS } from "./calls";
import { askAll } from "./pages";
import { sortedJson } from "./sorted-json";

/** An account in a region, and so a folder of the survey. */
export interface Place {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Whether what belongs to no region is asked here. */
  readonly withGlobal: boolean;
}

interface Refusal {
  /** The command of the AWS CLI; absent where nobody could look into the account. */
  readonly call?: string;
  readonly why: string;
}

export interface Surveyed {
  readonly place: Place;
  /** By file name. */
  readonly files: ReadonlyMap<string, string>;
  readonly refused: readonly Refusal[];
}

/** Beside the answers: which calls AWS refused. A folder without it was not read to its end. */
export const REFUSED_FILE = "not-read.json";

export async function surveyPlace(enter: Enter, place: Place): Promise<Surveyed> {
  const files = new Map<string, string>();
  const refused: Refusal[] = [];
  try {
    const asker = await enter(place.account, place.region);
    const answers = new Map<string, Answer>();
    for (const call of CALLS) {
      if (call.isGlobal && !place.withGlobal) continue;
      for (const { file, input } of inputsOf(call, answers)) {
        const answer = await answerOf(asker, call, input, refused);
        if (!answer) continue;
        answers.set(file, answer);
        files.set(file, sortedJson(answer));
      }
    }
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    refused.push({ why: `${error.code}: ${error.message}` });
  }
  files.set(REFUSED_FILE, sortedJson(refused));
  return { place, files, refused };
}

function inputsOf(call: Call, answers: ReadonlyMap<string, Answer>): { file: string; input: object }[] {
  const { each } = call;
  if (!each) return [{ file: fileOf(call.file), input: {} }];
  const things = listed(answers.get(fileOf(each.file)), each.list);
  const asked = things.filter(
    ({ OwnerId }) => each.exceptOwner === undefined || OwnerId !== each.exceptOwner,
  );
  return asked.map((thing) => {
    const id = String(thing[each.id]);
    return { file: fileOf(call.file, id), input: { [each.argument]: id } };
  });
}

async function answerOf(
  asker: Asker,
  call: Call,
  input: object,
  refused: Refusal[],
): Promise<Answer | undefined> {
  try {
    return await askAll(asker, call, input);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    // One word for all things that the call is asked for.
    if (!refused.some(({ call: file }) => file === call.file))
      refused.push({ call: call.file, why: `${error.code}: ${error.message}` });
    return undefined;
  }
}
