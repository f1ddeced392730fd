/** The ID of a VPC, for stacks that do not make it. */
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { StackContents } from "./contents";
import type { StackPlace } from "./place";

/** The stack that makes a VPC and all that needs nothing from elsewhere. */
export function baseOf({ account, region }: Vpc): StackPlace {
  return { account, region, phase: "base" };
}

/** The VPC's ID as it is known in a stack: its own there, or exported to that stack's account. */
export function vpcIdIn(
  contents: StackContents,
  consumer: StackPlace,
  vpc: Vpc,
  because: Because,
): Identifier {
  const own = { from: "stack", kind: "vpc", ref: vpc.ref, attribute: "id" } as const;
  const base = baseOf(vpc);
  const { account, region, phase } = consumer;
  if (account === base.account && region === base.region && phase === base.phase) return own;
  const shared = contents.share(
    base,
    `vpc-${vpc.name}`,
    { account },
    { id: own },
    {
      ref: vpc.ref,
      at: vpc.at,
    },
  );
  return contents.receive(consumer, shared, because)("id");
}
