/** Loads and plans a project, with a line of progress where somebody watches. */
import type { Host } from "../host/host";
import { type PlannedProject, planProject } from "../project/project";
import { Progress } from "./progress";

export function planWatched(host: Host, config: string): PlannedProject {
  const progress = new Progress(host);
  try {
    return planProject(host, config, progress.tell);
  } finally {
    progress.end();
  }
}
