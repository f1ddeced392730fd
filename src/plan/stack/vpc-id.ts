/** The ID of a VPC, for stacks that do not make it. */
import type { Vpc } from "../../model/vpc";
import type { Because } from "../planned/planned";
import { type Import, importInto } from "./export";
import type { StackPlace } from "./place";
import { own } from "./vpc-identifiers";

/** The stack that makes a VPC and all that needs nothing from elsewhere. */
export function baseOf({ account, region }: Vpc): StackPlace {
  return { account, region, phase: "base" };
}

/** The VPC's ID, as the value `id`, as it is known in a stack: its own there, or exported to that stack's account. */
export function vpcIdIn(consumer: StackPlace, vpc: Vpc, because: Because): Import {
  const exported = {
    producer: baseOf(vpc),
    name: `vpc-${vpc.name}`,
    reader: { account: consumer.account },
    group: "id",
    values: () => ({ id: own("vpc", vpc.ref) }),
    because: { ref: vpc.ref, at: vpc.at },
  };
  return importInto(consumer, exported, because);
}
