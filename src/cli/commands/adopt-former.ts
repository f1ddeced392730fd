/** Writes for each former owner what makes its Terraform let go of what is adopted. */
import { type Known, lettingGo, removedText } from "../../adopt/former-owner";
import type { Adoption } from "../../adopt/takeover";
import { isShown } from "../../built/terraform/read-terraform";
import { counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";

const FILE = "let-go-of-adopted.tf.json";

/** @param folder below which states lie, as `terraform show -json` prints them */
export function writeLettingGo(
  host: Host,
  folder: string,
  adoptions: readonly Adoption[],
  known: Known,
): void {
  for (const file of host.listFiles(folder) ?? []) {
    const state = shownState(host, file);
    if (state === undefined) continue;
    const found = lettingGo(state, adoptions, known);
    for (const address of found.partly)
      host.stderr(
        line`cadastre: ${file}: ${address} has instances that are not adopted, so its owner keeps all of them`,
      );
    if (found.removed.length === 0) continue;
    const place = `${file.slice(0, file.lastIndexOf("/"))}/${FILE}`;
    host.writeText(place, removedText(found));
    host.stderr(
      line`wrote ${place}: its owner lets go of ${`${counted(found.removed.length, "resource")}`}, and takes them out of the configuration; apply the import first`,
    );
  }
}

function shownState(host: Host, file: string): unknown {
  if (!file.endsWith(".json") || file.endsWith(".tf.json")) return undefined;
  try {
    const json: unknown = JSON.parse(host.readText(file) ?? "");
    return isShown(json) && Object.hasOwn(Object(json), "values") ? json : undefined;
  } catch {
    return undefined;
  }
}
