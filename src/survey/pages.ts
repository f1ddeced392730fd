/** Asks until there are no more pages, and joins them. */
import type { Answer, Asker } from "./asker";
import type { Call } from "./call";

/** What an answer says of the page after it, as arguments of the next call; undefined for the last page. */
function nextPage(answer: Answer): object | undefined {
  const {
    NextToken,
    nextToken,
    NextMarker,
    IsTruncated,
    NextRecordName,
    NextRecordType,
    NextRecordIdentifier,
  } = answer;
  if (typeof NextToken === "string" && NextToken !== "") return { NextToken };
  if (typeof nextToken === "string" && nextToken !== "") return { nextToken };
  if (typeof NextMarker === "string" && NextMarker !== "") return { Marker: NextMarker };
  if (IsTruncated === true && NextRecordName !== undefined)
    return {
      StartRecordName: NextRecordName,
      StartRecordType: NextRecordType,
      StartRecordIdentifier: NextRecordIdentifier,
    };
  return undefined;
}

/** Members that tell of the paging itself or of the call, and not of the network. */
const OF_THE_CALL = new Set([
  "$metadata",
  "NextToken",
  "nextToken",
  "NextMarker",
  "Marker",
  "IsTruncated",
  "NextRecordName",
  "NextRecordType",
  "NextRecordIdentifier",
  "MaxItems",
  "MaxResults",
]);

export async function askAll(asker: Asker, call: Call, input: object): Promise<Answer> {
  const { list } = call;
  const joined: unknown[] = [];
  let rest: Answer = {};
  for (let page: object | undefined = {}; page; ) {
    const answer = await asker.ask(call.service, call.operation, { ...call.input, ...input, ...page });
    rest = answer;
    if (list === undefined) break;
    joined.push(...((answer[list] as unknown[] | undefined) ?? []));
    page = nextPage(answer);
  }
  const kept = Object.entries(rest).filter(([name]) => !OF_THE_CALL.has(name) && name !== list);
  return { ...Object.fromEntries(kept), ...(list !== undefined && { [list]: joined }) };
}
