/** Classes of two networks at once: what is alike in both, and what to call it. */
import { groupBy } from "../lists/group-by";
import type { Subnet } from "./network/vpc";
import type { Scene } from "./scene";
import type { SubnetGrouping } from "./world/classes";

/** How many places are named one by one before they are told by their OU. */
const NAMED_SINGLY = 3;

/** Everybody of one class. */
export interface Members {
  /** The refs of its subnets, as either network has them. */
  readonly refs: readonly string[];
  /** Everybody's names of now, `payments-prod/main/app`, joined: the same for no two classes of one network. */
  readonly labels: string;
}

export class JointClasses implements SubnetGrouping {
  readonly #labels = new Map<string, string>();
  readonly #members = new Map<string, Members>();
  readonly #classes = new Map<Subnet, string>();

  constructor(
    readonly before: Scene,
    readonly after: Scene,
  ) {
    const all = [before, after].flatMap((scene) => [...scene.world.network.subnets.values()]);
    for (const [key, members] of groupBy(all, (subnet) => this.subnetClass(subnet))) {
      this.#labels.set(key, this.#describe(this.#asTheyAreNow(members)));
      const refs = [...new Set(members.map(({ origin }) => origin.ref))];
      this.#members.set(key, { refs, labels: this.#namesOf(this.#asTheyAreNow(members)).join(", ") });
    }
  }

  subnetClass(subnet: Subnet): string {
    const known = this.#classes.get(subnet) ?? this.#classOf(subnet);
    this.#classes.set(subnet, known);
    return known;
  }

  #classOf(subnet: Subnet): string {
    const ref = this.#sceneOf(subnet).refOf(subnet);
    return [this.before, this.after]
      .map((scene) => {
        const here = scene.subnetByRef(ref);
        return here ? scene.classes.subnetClass(here) : "absent";
      })
      .join(" | ");
  }

  labelOf(subnet: Subnet): string {
    return this.#labels.get(this.subnetClass(subnet))!;
  }

  membersOf(subnet: Subnet): Members {
    return this.#members.get(this.subnetClass(subnet))!;
  }

  tierLabel(subnet: Subnet): string {
    return `tier ${subnet.tier}`;
  }

  /** Tiers by name while they are few; otherwise by OU, with how many VPCs that is. */
  #describe(members: readonly Subnet[]): string {
    const labels = this.#namesOf(members);
    if (labels.length <= NAMED_SINGLY) return labels.join(", ");
    const units = new Set(
      members.map((subnet) => {
        const { world } = this.#sceneOf(subnet);
        return world.accounts.get(world.vpcOf(subnet).account)?.ou ?? "";
      }),
    );
    const named = [...units].sort().map((unit) => `ou:${unit}`);
    return `${named.join(", ")} tier ${members[0]!.tier} (${labels.length} VPCs)`;
  }

  #namesOf(members: readonly Subnet[]): string[] {
    return [...new Set(members.map((subnet) => this.#sceneOf(subnet).world.labelOf(subnet)))].sort();
  }

  /** What is there after the change is called by its names of then. */
  #asTheyAreNow(members: readonly Subnet[]): readonly Subnet[] {
    const now = members.filter((subnet) => this.#sceneOf(subnet) === this.after);
    return now.length > 0 ? now : members;
  }

  #sceneOf(subnet: Subnet): Scene {
    return this.after.world.network.subnets.get(subnet.key) === subnet ? this.after : this.before;
  }
}
