/** What a host becomes at first boot, as data: packages, files, checks and units, in the order they are used. */

export interface HostFile {
  readonly path: string;
  /** Octal text, `0644`. */
  readonly mode: string;
  /** Ends in a newline. */
  readonly text: string;
}

export interface Host {
  /** One line for the script's head, the ref of the planned thing. */
  readonly name: string;
  /** Where the SSM agent's package lies when the image lacks it. */
  readonly region: string;
  readonly dnsSuffix: string;
  /** Package names by the distribution's tool; the script finds out which it is on. */
  readonly packages: { readonly dnf: readonly string[]; readonly apt: readonly string[] };
  readonly files: readonly HostFile[];
  /** Commands, as words, that must succeed before any unit is started. */
  readonly checks: readonly (readonly string[])[];
  /** systemd units, enabled and restarted in this order. */
  readonly units: readonly string[];
}

/** Where and under which name a host is. */
export type HostPlace = Pick<Host, "name" | "region" | "dnsSuffix">;

/** The journal's share of the disk, so that a busy proxy never fills it. */
export const JOURNAL_LIMITS: HostFile = {
  path: "/etc/systemd/journald.conf.d/90-proxy.conf",
  mode: "0644",
  text: "[Journal]\nStorage=persistent\nSystemMaxUse=1G\nMaxRetentionSec=30day\n",
};

/** A program in bash. */
export function script(path: string, lines: readonly string[]): HostFile {
  return { path, mode: "0755", text: `${["#!/bin/bash", ...lines].join("\n")}\n` };
}

/** A unit of systemd. */
export function unit(name: string, lines: readonly string[]): HostFile {
  return { path: `/etc/systemd/system/${name}`, mode: "0644", text: `${lines.join("\n")}\n` };
}
