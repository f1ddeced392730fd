/** What is planned in one stack, as code that adds to the stack sees it. */
import type { Phase, Planned, PlannedStack } from "../../src/plan/planned/stack";
import type { PlannedSubnet } from "../../src/plan/planned/subnet";
import type { PlannedVpc } from "../../src/plan/planned/vpc";
import { attributeOf } from "../naming";
import { resourceTypeOf } from "../resource-types";

/** The nouns of one kind. */
export type PlannedOf<Kind extends Planned["kind"]> = Extract<Planned, { readonly kind: Kind }>;

export class StackNouns {
  readonly #stack: PlannedStack;

  constructor(stack: PlannedStack) {
    this.#stack = stack;
  }

  /** `payments-prod_us-east-1_base`. */
  get name(): string {
    return this.#stack.name;
  }

  get account(): { readonly name: string; readonly id: string } {
    return this.#stack.account;
  }

  get region(): string {
    return this.#stack.region;
  }

  get phase(): Phase {
    return this.#stack.phase;
  }

  /** Everything that is planned in the stack, sorted by kind and ref. */
  get resources(): readonly Planned[] {
    return this.#stack.resources;
  }

  get vpcs(): readonly PlannedVpc[] {
    return this.ofKind("vpc");
  }

  ofKind<Kind extends Planned["kind"]>(kind: Kind): readonly PlannedOf<Kind>[] {
    return this.resources.filter((noun): noun is PlannedOf<Kind> => noun.kind === kind);
  }

  /** A VPC's subnets; of one tier, where it is named. */
  subnetsOf(vpc: PlannedVpc, tier?: string): readonly PlannedSubnet[] {
    return this.ofKind("subnet").filter(
      (subnet) => subnet.vpc === vpc.ref && (tier === undefined || subnet.tier === tier),
    );
  }

  /** The Terraform expression for an attribute of something in this stack, `${aws_vpc.main.arn}`. */
  attribute({ kind, ref }: Pick<Planned, "kind" | "ref">, name: string): string {
    return attributeOf(resourceTypeOf(kind), ref, name);
  }

  /** The same for its ID, `${aws_vpc.main.id}`. */
  idOf(noun: Pick<Planned, "kind" | "ref">): string {
    return this.attribute(noun, "id");
  }
}
