/** Where a configuration is, and the world that it is read in. */
import type { Files, Host } from "../host/host";
import { nodeHost } from "../host/node-host";
import type { LastCommit } from "../project/project";
import { Refused } from "./refused";

export interface Source {
  /** The project's folder; the working directory if it is not said. */
  readonly folder?: string;
  /** The configuration, a file or a folder in the project: `config` if it is not said. */
  readonly config?: string;
  /** The configuration's files and its lock by path, read in place of the disk. */
  readonly texts?: Readonly<Record<string, string>>;
  /** The project as git has it in this revision. */
  readonly revision?: string;
}

export interface OpenSource {
  readonly host: Host;
  /** Where the configuration is read from. */
  readonly files: Files;
  readonly config: string;
  readonly lastCommit: LastCommit;
}

export function openSource({ folder = ".", config = "config", texts, revision }: Source): OpenSource {
  const host = nodeHost(folder === "." ? process.cwd() : folder);
  const none = { host, config: host.nameOf(config), lastCommit: () => undefined };
  if (texts) return { ...none, files: filesOf(texts) };
  if (revision !== undefined) {
    const files = host.revision(revision);
    if ("reason" in files) throw new Refused(`there is no revision ${revision}: ${files.reason}`);
    return { ...none, files };
  }
  const lastCommit = () => {
    const files = host.revision("HEAD");
    return "reason" in files ? undefined : files;
  };
  return { ...none, files: host, lastCommit };
}

function filesOf(texts: Readonly<Record<string, string>>): Files {
  const names = Object.keys(texts).sort();
  return {
    survey(path) {
      const files = names.filter((name) => name === path || path === "." || name.startsWith(`${path}/`));
      return files.length > 0 ? { files, obstacles: [] } : undefined;
    },
    readText: (file) => texts[file],
    sizeOf: (file) => texts[file]?.length,
  };
}
