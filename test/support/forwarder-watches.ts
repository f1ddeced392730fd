/** Generated watches of a ring of forwarders in real bash; probes, calls to AWS and time are stood in for, a round at a time. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { prefix } from "../../src/ip/prefix";
import type { Failover } from "../../src/plan/host-files/forwarder-failover";
import { forwarderHost } from "../../src/plan/host-files/forwarder-host";
import { PLACE } from "./dataplane/settings";

/** A call to ReplaceRoute: whose route it is, and to which forwarder it leads now. */
export interface Call {
  readonly route: number;
  readonly target: number;
}

/** A round begins with a line on standard input: which probes are answered. It ends when the script would sleep. */
const STAND_INS = `
curl() { [[ " $ANSWERS " == *" \${!#} "* ]]; }
move-route() { echo "call $1 $3"; }
sleep() { echo round-ends; IFS= read -r ANSWERS || exit 0; }
sleep
`;

const addressOf = (member: number) => `10.0.1.${member + 1}`;

function watchOf(member: number, size: number, times: Times): string {
  const ring = Array.from({ length: size }, (_, step) => (member + step) % size).map((one) => ({
    networkInterface: `${one}`,
    address: addressOf(one),
    routes: [{ routeTable: `${one}`, destination: prefix("0.0.0.0/0") }],
  }));
  const [own, ...others] = ring as [(typeof ring)[0], ...typeof ring];
  const failover = { region: "us-east-1", own, others, onward: [], intervalSeconds: 5, timeoutSeconds: 2 };
  const told = { sources: [], destinations: [], healthPort: 8081, idleSeconds: 350 };
  const host = forwarderHost(PLACE, { ...told, failover: { ...failover, ...times } });
  const { text } = host.files.find(({ path }) => path.endsWith("/forwarder-watch")) as { text: string };
  return STAND_INS + text.replaceAll("/usr/local/sbin/move-route", "move-route");
}

export type Times = Pick<Failover, "threshold" | "repeatEvery">;

export class ForwarderWatch {
  private readonly bash: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  private complaint = "";

  constructor(
    private readonly member: number,
    size: number,
    times: Times,
  ) {
    this.bash = spawn("bash", ["-c", watchOf(member, size, times)]);
    this.bash.stderr.on("data", (chunk) => {
      this.complaint += chunk;
    });
    this.reader = createInterface(this.bash.stdout);
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  /** Until the script would sleep; what it called. */
  private async calls(): Promise<Call[]> {
    const calls: Call[] = [];
    for (;;) {
      const { done, value } = await this.lines.next();
      if (done || this.complaint) throw new Error(`the watch ended or complained: ${this.complaint}`);
      if (value === "round-ends") return calls;
      const [word, route, target] = value.split(" ");
      if (word === "call") calls.push({ route: Number(route), target: Number(target) });
    }
  }

  async started(): Promise<this> {
    await this.calls();
    return this;
  }

  /** One round, in which these forwarders answer. */
  round(answering: readonly number[]): Promise<Call[]> {
    const hosts = answering.map((one) => (one === this.member ? "127.0.0.1" : addressOf(one)));
    this.bash.stdin.write(`${hosts.map((host) => `http://${host}:8081/`).join(" ")}\n`);
    return this.calls();
  }

  kill(): void {
    this.reader.close();
    this.bash.kill("SIGKILL");
  }
}
