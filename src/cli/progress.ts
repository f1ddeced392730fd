/** A line on a terminal that says what is being done and how long is left; nothing where nobody watches. */
import type { Host } from "../host/host";

/** What takes less is over before it is read. In milliseconds, as are the others. */
const WORTH_TELLING = 1000;
const BETWEEN_LINES = 100;

export class Progress {
  readonly #host: Host;
  readonly #start: number;
  #stage = "";
  #stageStart: number;
  #lastLine = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(host: Host) {
    this.#host = host;
    this.#start = host.now();
    this.#stageStart = this.#start;
  }

  /** Says what is being done now, and of how much of it so much is done; the time left follows from the pace so far. */
  readonly tell = (stage: string, done = 0, total = 0): void => {
    if (!this.#host.isWatched()) return;
    const now = this.#host.now();
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.#stageStart = now;
      this.#lastLine = Number.NEGATIVE_INFINITY;
    }
    if (now - this.#start < WORTH_TELLING || now - this.#lastLine < BETWEEN_LINES) return;
    this.#lastLine = now;
    this.#shown = true;
    this.#host.status(`${stage}${share(done, total)}${left(now - this.#stageStart, done, total)}`);
  };

  /** Clears the line. */
  end(): void {
    if (this.#shown) this.#host.status("");
    this.#shown = false;
  }
}

function share(done: number, total: number): string {
  return total > 0 ? ` ${done} of ${total}` : "";
}

function left(elapsed: number, done: number, total: number): string {
  if (done === 0 || done >= total) return "";
  return `, about ${Math.max(1, Math.round((elapsed * (total - done)) / done / 1000))} s left`;
}
