/** The ports around the one that was asked about which nothing on a flow's way told apart from it. */
import type { PortRange } from "../network/filter";

type Ports = Pick<PortRange, "from" | "to">;

export class PortStretch {
  #from = 0;
  #to = 65535;

  constructor(readonly asked: number) {}

  /** Something on the way asked whether the port is in this range. Ports beyond its nearest bounds may fare otherwise. */
  told({ from, to }: Ports): void {
    if (to < this.asked) this.#from = Math.max(this.#from, to + 1);
    else if (from > this.asked) this.#to = Math.min(this.#to, from - 1);
    else {
      this.#from = Math.max(this.#from, from);
      this.#to = Math.min(this.#to, to);
    }
  }

  has(port: number): boolean {
    return this.#from <= port && port <= this.#to;
  }

  get bounds(): Ports {
    return { from: this.#from, to: this.#to };
  }
}

/** Whether a packet's port is in a range. Every decision about a port goes through here, so that a stretch knows of it. */
export function isPortIn(
  ports: Ports,
  { port, stretch }: { readonly port: number; readonly stretch?: PortStretch },
): boolean {
  stretch?.told(ports);
  return ports.from <= port && port <= ports.to;
}
