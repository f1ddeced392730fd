/** Provider and Terraform settings of stacks: a line each, since they reach every resource. */
import { count } from "../../diagnostics/counted";
import type { Review } from "../../diff/review";
import type { SettingChange } from "../../diff/settings";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code } from "./md";
import { shownChange } from "./resource-rows";

export function settingsSection({ settings }: Review): Section {
  return { render: (most) => (settings.length === 0 ? "" : render(settings, most)) };
}

function render(settings: readonly SettingChange[], most: number): string {
  const head = ["setting", "change", "stacks"];
  const rows = firstRows({ head, rows: settings, most, cells, noun: "more setting" });
  return `### Settings\n\nThey reach every resource of a stack; default tags are changed in place.\n\n${rows}`;
}

function cells(change: SettingChange): string[] {
  const { path, stacks } = change;
  const where = stacks.length === 1 ? code(stacks[0] as string) : count(stacks.length, "stack");
  return [code(path), shownChange(change), where];
}
