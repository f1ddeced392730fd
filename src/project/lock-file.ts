/** Writes the lock, whole or not at all, and clears away what a run that was killed has left of it. */
import type { Host } from "../host/host";
import { draftedFile } from "./own-folder";

export function writeLock(host: Host, file: string, text: string): void {
  const [, folder = "", name] = /^(.*\/)?([^/]*)$/.exec(file) ?? [];
  for (const entry of host.entries(folder || "."))
    if (draftedFile(host, entry) === name) host.remove(folder + entry.name);
  host.writeText(file, text, "durable");
}
