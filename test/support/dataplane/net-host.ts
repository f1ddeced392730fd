/** A machine for the data-plane tests: network, mount and process namespaces that end with this process. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** The search path cloud-init runs with. */
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits, 20 times a second, until `probe` gives a value; throws with `what` after `seconds`. */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 15,
): Promise<T> {
  for (let i = 0; i < seconds * 20; i++) {
    const value = await probe();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`gave up waiting: ${what}`);
}

/** A program that runs on a host until the host goes, with everything it printed so far. */
export class Daemon {
  output = "";
  exited = false;

  constructor(readonly child: ChildProcess) {
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("exit", () => {
      this.exited = true;
    });
  }

  /** Waits until a line of the output matches. */
  async says(pattern: RegExp): Promise<string> {
    const find = () => this.output.split("\n").find((line) => pattern.test(line));
    try {
      return await eventually(`${pattern}`, find, 4);
    } catch {
      throw new Error(`${pattern} is not in:\n${this.output}`);
    }
  }

  /** Signals the program itself; `nsenter`, which started it, has no other child. */
  signal(name: NodeJS.Signals): void {
    const children = readFileSync(`/proc/${this.child.pid}/task/${this.child.pid}/children`, "utf8");
    process.kill(Number.parseInt(children, 10), name);
  }
}

export class NetHost {
  private constructor(
    private readonly holder: ChildProcess,
    /** Of the host's first process, as this process sees it. */
    readonly pid: number,
  ) {}

  /** The first process reads a pipe from here: when this process dies, so does every process of the host. */
  static async create(): Promise<NetHost> {
    const args = ["--net", "--mount", "--pid", "--fork", "--kill-child", "cat"];
    const holder = spawn("unshare", args, { stdio: ["pipe", "ignore", "pipe"] });
    let complaint = "";
    holder.stderr?.on("data", (chunk) => {
      complaint += chunk;
    });
    const pid = await eventually(
      "a namespace",
      () => {
        if (holder.exitCode !== null) throw new Error(`unshare: ${complaint.trim()}`);
        const children = readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, "utf8");
        return Number.parseInt(children, 10) || undefined;
      },
      5,
    );
    const host = new NetHost(holder, pid);
    await host.ok("ip", "link", "set", "lo", "up");
    return host;
  }

  private enter(argv: readonly string[]): string[] {
    return ["-t", `${this.pid}`, "-n", "-m", "-p", "--", ...argv];
  }

  /** Runs a program to its end, 30 seconds at most. */
  run(...argv: string[]): Promise<Finished> {
    return new Promise((resolve) => {
      const options = { timeout: 30_000, killSignal: "SIGKILL" as const, env: { PATH } };
      execFile("nsenter", this.enter(argv), options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 255;
        resolve({ code, stdout, stderr });
      });
    });
  }

  /** Runs a program that must succeed; its output. */
  async ok(...argv: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...argv);
    if (code !== 0) throw new Error(`${argv.join(" ")}: exit ${code}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Starts a program that stays. */
  start(...argv: string[]): Daemon {
    const env = { PATH };
    return new Daemon(spawn("nsenter", this.enter(argv), { stdio: ["ignore", "pipe", "pipe"], env }));
  }

  async write(path: string, text: string, mode = "0644"): Promise<void> {
    await this.ok("sh", "-c", `printf %s "$1" >"$2" && chmod "$3" "$2"`, "sh", text, path, mode);
  }

  /** Kills everything on the host; its interfaces and mounts go with it. */
  async close(): Promise<void> {
    if (this.holder.exitCode !== null || this.holder.signalCode !== null) return;
    const gone = new Promise((resolve) => this.holder.once("exit", resolve));
    process.kill(this.pid, "SIGKILL");
    await gone;
  }
}
