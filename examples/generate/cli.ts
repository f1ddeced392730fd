/** `npm run generate -- --accounts 100 --out FOLDER`: writes a generated configuration, ready for `plan`. */
import { parseArgs } from "node:util";
import { nodeHost } from "../../src/host/node-host";
import { generateOrganization } from "./organization";

const host = nodeHost(".");
const { values } = parseArgs({
  options: {
    accounts: { type: "string", default: "100" },
    regions: { type: "string", default: "1" },
    tiers: { type: "string", default: "4" },
    zones: { type: "string", default: "3" },
    secondaries: { type: "string", default: "2" },
    connected: { type: "boolean", default: false },
    seed: { type: "string" },
    out: { type: "string", default: "generated/config" },
  },
});
const { out, seed, connected, ...sizes } = values;
const files = generateOrganization({
  accounts: Number(sizes.accounts),
  regions: Number(sizes.regions),
  tiers: Number(sizes.tiers),
  zones: Number(sizes.zones),
  secondaries: Number(sizes.secondaries),
  connected,
  ...(seed !== undefined && { seed: Number(seed) }),
});
for (const [file, text] of Object.entries(files)) host.writeText(`${out}/${file}`, text);
host.stderr(`wrote ${Object.keys(files).length} files to ${out}\n`);
