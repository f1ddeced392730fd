/** The first-boot script of a host: it installs, writes, checks and only then starts. */
import { gzipSync } from "node:zlib";
import { domainWord, refWord, scriptText } from "./file-words";
import type { Host, HostFile } from "./host-spec";

/** EC2 refuses more than this before base64; docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html. */
export const USER_DATA_LIMIT = 16384;

export interface UserData {
  readonly text: string;
  /** Before base64. */
  readonly bytes: number;
  readonly limit: number;
  /** Whether EC2 would refuse it: shorten the allow-list with wildcards, or split the proxy. */
  readonly exceeds: boolean;
}

/** A text as one word of a shell command. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function hereDocument(file: HostFile): string {
  const lines = new Set(file.text.split("\n"));
  let end = "END_OF_FILE";
  while (lines.has(end)) end += "_";
  return `put ${shellWord(file.path)} ${file.mode} <<'${end}'\n${file.text}${end}`;
}

const HELPERS = `\
# Mirrors and networks fail now and then at boot: five attempts, ten seconds apart.
attempt() {
  local n
  for n in 1 2 3 4 5; do
    "$@" && return 0
    echo "attempt $n failed: $*" >&2
    sleep 10
  done
  return 1
}

# Writes a file from standard input: put PATH MODE
put() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
  chmod "$2" "$1"
}`;

function words(packages: readonly string[]): string {
  return [...new Set(packages)].sort().map(shellWord).join(" ");
}

function installation({ packages, region, dnsSuffix }: Host): string {
  const agent = `https://s3.${domainWord(region)}.${domainWord(dnsSuffix)}/amazon-ssm-${region}/latest`;
  return `\
if command -v dnf >/dev/null; then
  attempt dnf -y install amazon-ssm-agent ${words(packages.dnf)}
else
  export DEBIAN_FRONTEND=noninteractive
  attempt apt-get update
  attempt apt-get -y --no-install-recommends install ca-certificates curl ${words(packages.apt)}
  # Debian does not package the agent; Amazon keeps it in a bucket of each Region, in reach of the gateway endpoint.
  if ! command -v amazon-ssm-agent >/dev/null; then
    agent=$(mktemp --suffix=.deb)
    attempt curl --silent --show-error --fail --output "$agent" \\
      "${agent}/debian_$(dpkg --print-architecture)/amazon-ssm-agent.deb"
    dpkg --install "$agent"
    rm -f "$agent"
  fi
fi`;
}

/** The script for a host that EC2 is given compressed, as cloud-init takes it too; `bytes` are those of the compressed one. */
export function compressedUserData(host: Host): UserData {
  const { text } = userData(host);
  // Terraform compresses it again, with a library of its own.
  const bytes = Math.ceil(1.05 * gzipSync(text).length);
  return { text, bytes, limit: USER_DATA_LIMIT, exceeds: bytes > USER_DATA_LIMIT };
}

/** The script for a host. It runs as root by cloud-init, and may be run again. */
export function userData(host: Host): UserData {
  const files = [...host.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const units = ["amazon-ssm-agent", ...host.units].map(shellWord);
  const text = scriptText(
    [
      "#!/bin/bash",
      `# ${refWord(host.name)}: generated, do not edit on the host.`,
      "set -euo pipefail",
      "umask 022",
      "",
      HELPERS,
      "",
      installation(host),
      "",
      ...files.flatMap((file) => [hereDocument(file), ""]),
      "# Nothing is started with a configuration that its own program refuses.",
      ...host.checks.map((check) => check.map(shellWord).join(" ")),
      "",
      "systemctl daemon-reload",
      "systemctl restart systemd-journald",
      ...units.map((unit) => `systemctl enable ${unit}\nsystemctl restart ${unit}`),
      "",
    ].join("\n"),
  );
  const bytes = new TextEncoder().encode(text).length;
  return { text, bytes, limit: USER_DATA_LIMIT, exceeds: bytes > USER_DATA_LIMIT };
}
