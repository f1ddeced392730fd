/** What a thing that nobody describes is, in the arguments that tell it from others of its kind. */
import { IDENTITIES } from "../built/match/identities";
import { REFERENCE, type Side } from "../built/match/side";
import { idOf } from "../built/module";
import type { Block } from "../verify/terraform/stack";

/** `ip_protocol tcp, from_port 22, to_port 22, cidr_ipv4 0.0.0.0/0`; empty for what says nothing of itself. */
export function says(block: Block, built: Side): string {
  const paths = new Set((IDENTITIES[block.type] ?? []).flat());
  return [...paths]
    .flatMap((path) => {
      const said = built.said(block, path);
      return said === undefined ? [] : [`${path} ${plain(said, built)}`];
    })
    .join(", ");
}

/** References as the IDs that AWS gave. */
export function plain(said: string, built?: Side): string {
  return said
    .split(" ")
    .map((word) => (word.startsWith(REFERENCE) ? nameOf(word, built) : word))
    .join(" ");
}

/** `→survey:aws_vpc.vpc-1#main` is `vpc-1`, its main part. */
function nameOf(reference: string, built: Side | undefined): string {
  const [key = "", part] = reference.slice(REFERENCE.length).split("#");
  const thing = built?.byKey(key);
  const id = thing ? idOf(thing) : key.slice(key.indexOf(".") + 1);
  return part === undefined ? id : `${id} (${part})`;
}
