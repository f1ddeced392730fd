/** Truth tables: rows of verdict, from, to and port, asked of a hand-written network. */

import type { Protocol } from "../../src/verify/network/filter";
import { readNetwork } from "../../src/verify/readers/read-network";
import { renderTrace } from "../../src/verify/render/trace";
import type { Disposition } from "../../src/verify/trace/disposition";
import { trace } from "../../src/verify/verify";
import type { Directory, ExternalRange } from "../../src/verify/world/directory";
import type { TerraformNetwork } from "./terraform-network";

export type Row = readonly [
  verdict: Disposition,
  from: string,
  to: string,
  port?: number,
  protocol?: Protocol,
];

/** Checks each row and shows the whole trace where one is wrong. */
export function truths(
  sentence: string,
  network: TerraformNetwork,
  rows: readonly Row[],
  external: readonly ExternalRange[] = [],
  more: Partial<Directory> = {},
): void {
  const read = readNetwork(network.stacks());
  const directory = network.directory(external, more);
  describe(sentence, () => {
    it("reads all of it", () => expect(read.unread).toEqual([]));
    for (const [verdict, from, to, port = 443, protocol = "tcp"] of rows)
      it(`${verdict}: ${from} to ${to} ${protocol}/${port}`, () => {
        const answer = trace(read.network, directory, from, to, port, protocol);
        if (!("trace" in answer)) throw new Error(`names nothing: ${answer.unknown.join(", ")}`);
        const shown = renderTrace(answer.trace);
        expect(`${answer.trace.disposition}\n${shown}`).toBe(`${verdict}\n${shown}`);
      });
  });
}
