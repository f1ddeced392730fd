/** Writes the lock, whole or not at all, and clears away what a run that was killed has left of it. */
import { posix } from "node:path";
import type { Host } from "../host/host";
import { draftedFile } from "./own-folder";

export function writeLock(host: Host, file: string, text: string): void {
  const folder = posix.dirname(file);
  for (const entry of host.entries(folder))
    if (draftedFile(host, entry) === posix.basename(file)) host.remove(`${folder}/${entry.name}`);
  host.writeText(file, text, "durable");
}
