#!/bin/bash
# Installs what the data-plane and browser tests run on, from Debian's packages: only what is missing, and nothing when all is there.
set -euo pipefail

packages=(bpftool chromium clang curl dnsmasq-base ethtool haproxy iproute2 nftables openssl procps python3 shellcheck squid-openssl util-linux)

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done

if [ "${#missing[@]}" -eq 0 ]; then
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "not root, so these packages stay missing and the tests that need them will be skipped: ${missing[*]}" >&2
  exit 0
fi

# The tests start the daemons themselves; a service that a package starts would only be in the way.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi

echo "installing: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
