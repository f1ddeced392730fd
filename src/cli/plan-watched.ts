/** Loads and plans a project, with a line of progress where somebody watches. */
import type { Host } from "../host/host";
import { type LastCommit, type PlannedProject, planProject } from "../project/project";
import { Progress } from "./progress";

/** `startAnew` says that a lock which is gone since the last commit is meant to be gone. */
export function planWatched(host: Host, config: string, startAnew = false): PlannedProject {
  const progress = new Progress(host);
  try {
    return planProject(host, config, progress.tell, startAnew ? undefined : lastCommitOf(host));
  } finally {
    progress.end();
  }
}

/** The project's files as the last commit has them; they are asked for only when something is missing. */
export function lastCommitOf(host: Host): LastCommit {
  return () => {
    const files = host.revision("HEAD");
    return "reason" in files ? undefined : files;
  };
}
