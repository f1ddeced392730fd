/** The folder of an auditor's bundle: which files in it are ours. */
import type { Host } from "../host/host";
import { parseManifest } from "../report/bundle/manifest";
import { type ContentKind, MANIFEST_FILE, type OwnFolder, openFolder, type Refused } from "./own-folder";

const REPORT: ContentKind = {
  content: "report",
  folders: ["tables"],
  owns: (file) => /^(?:index\.html|summary\.md|manifest\.json|tables\/[\w-]+\.(?:csv|json))$/.test(file),
  listed(text) {
    const manifest = parseManifest(text);
    if (!manifest) return undefined;
    const { organization, files } = manifest;
    return { organization, files: [MANIFEST_FILE, ...files.map(({ file }) => file)] };
  },
  keepsClaim: false,
};

export function openReportFolder(host: Host, out: string, organization: string): OwnFolder | Refused {
  return openFolder(host, out, REPORT, organization);
}
