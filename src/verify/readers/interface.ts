/** `aws_network_interface`, `aws_instance` and Auto Scaling groups: what carries traffic in a subnet. */
import { parseAddress } from "../../ip/address";
import type { HostFilter } from "../network/appliance";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { hostFilterOf } from "./host-filter";
import { hostWatchOf } from "./host-watch";
import { defaultGroupOf, instanceInterfaceOf, interfaceIn } from "./identity";

export function readNetworkInterface(block: BlockReader, draft: Draft): void {
  const subnet = block.reference("subnet_id");
  if (!subnet) {
    block.note("subnet_id", "the interface's subnet is not known");
    return;
  }
  const pinned = block.list("private_ips")[0] ?? block.value("private_ip");
  add(
    block,
    draft,
    block.key,
    subnet,
    typeof pinned === "string" ? pinned : undefined,
    block.references("security_groups"),
  );
  draft.carriers.push({ origin: block.origin, from: block.key, to: block.key });
}

export function readInstance(block: BlockReader, draft: Draft): void {
  // What an instance does with packets, only its first-boot script tells.
  const translates = block.script("user_data").includes("masquerade");
  const own = [...block.sections("network_interface"), ...block.sections("primary_network_interface")];
  if (own.length > 0) {
    for (const section of own) {
      const to = section.reference("network_interface_id");
      if (!to) continue;
      draft.carriers.push({ origin: block.origin, from: block.key, to });
      if (translates) draft.translators.push(to);
      const watch = hostWatchOf(block.script("user_data"), block.block.stack.name);
      if (watch) draft.watches.set(to, watch);
      noteHiddenScript(block, draft, to);
    }
    return;
  }
  const subnet = block.reference("subnet_id");
  if (!subnet) {
    block.note("subnet_id", "the instance's subnet is not known");
    return;
  }
  const key = instanceInterfaceOf(block.key);
  add(block, draft, key, subnet, block.text("private_ip"), block.references("vpc_security_group_ids"));
  if (!block.has("associate_public_ip_address")) draft.habitual.push(key);
  else if (block.flag("associate_public_ip_address", false)) draft.elastic.push(key);
  if (translates) draft.translators.push(key);
  draft.carriers.push({ origin: block.origin, from: block.key, to: key });
  noteHiddenScript(block, draft, key);
}

/** AWS provider 5 keeps a hash of the script in a state. What a host that forwards does with packets is then not known. */
function noteHiddenScript(block: BlockReader, draft: Draft, key: string): void {
  if (draft.interfaces.get(key)?.sourceDestCheck !== false) return;
  if (!/^[0-9a-f]{40}$/.test(block.script("user_data"))) return;
  block.note("user_data", "only a hash of its script is there");
  const note = draft.notes.at(-1);
  if (note) draft.doubts.set(key, note);
}

/** One interface in each subnet of the group: its instances are alike. */
export function readAutoScalingGroup(block: BlockReader, draft: Draft): void {
  const template = templateOf(block);
  const groups = template ? templateGroups(template) : [];
  const script = template?.script("user_data") ?? "";
  const filter = hostFilterOf(script);
  for (const subnet of block.references("vpc_zone_identifier")) {
    const key = interfaceIn(block.key, subnet);
    add(block, draft, key, subnet, undefined, groups, filter);
    if (script.includes("masquerade")) draft.translators.push(key);
    draft.carriers.push({ origin: block.origin, from: block.key, to: key });
  }
  for (const group of block.references("target_group_arns"))
    draft.targets.push({ group, target: { carrier: block.key } });
}

export function readAutoScalingAttachment(block: BlockReader, draft: Draft): void {
  const group = block.reference("lb_target_group_arn");
  if (!group) return;
  if (block.symbol("autoscaling_group_name")) {
    const carrier = block.reference("autoscaling_group_name");
    if (carrier) draft.targets.push({ group, target: { carrier } });
    return;
  }
  const name = block.text("autoscaling_group_name");
  if (name !== undefined) draft.targets.push({ group, target: { kind: "elsewhere", key: name } });
}

/** An elastic address makes its interface reachable from the internet, where a route allows it. */
export function readElasticAddress(block: BlockReader, draft: Draft): void {
  const instance = block.reference("instance") ?? block.reference("instance_id");
  const carrier = block.reference("network_interface") ?? block.reference("network_interface_id") ?? instance;
  if (carrier) draft.elastic.push(carrier, instanceInterfaceOf(carrier));
}

function templateOf(block: BlockReader): BlockReader | undefined {
  const mixed = block
    .sections("mixed_instances_policy")
    .flatMap((policy) => policy.sections("launch_template"))
    .flatMap((template) => template.sections("launch_template_specification"))
    .map((specification) => specification.symbol("launch_template_id"));
  const plain = block
    .sections("launch_template")
    .map((template) => template.symbol("id") ?? template.symbol("name"));
  const symbol = [...plain, ...mixed].find((found) => found !== undefined);
  if (!symbol) {
    block.note("launch_template", "the security groups of its instances are not known");
    return undefined;
  }
  return block.of(symbol.block);
}

function templateGroups(template: BlockReader): string[] {
  const inline = template
    .sections("network_interfaces")
    .flatMap((section) => section.references("security_groups"));
  return inline.length > 0 ? inline : template.references("vpc_security_group_ids");
}

function add(
  block: BlockReader,
  draft: Draft,
  key: string,
  subnet: string,
  pinned: string | undefined,
  groups: readonly string[],
  filter?: HostFilter,
): void {
  const address = pinned === undefined ? undefined : parseAddress(pinned);
  const vpc = draft.subnets.get(subnet)?.vpc;
  draft.interfaces.set(key, {
    key,
    origin: block.origin,
    kind: "instance",
    owner: block.key,
    subnet,
    ...(address !== undefined && { address }),
    groups: groups.length > 0 ? groups : vpc === undefined ? [] : [defaultGroupOf(vpc)],
    sourceDestCheck: block.flag("source_dest_check", true),
    ...(filter && { filter }),
    publicAddress: false,
  });
}
