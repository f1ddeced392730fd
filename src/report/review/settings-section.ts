/** Provider and Terraform settings of stacks: a line each, since they reach every resource. */
import type { Review } from "../../diff/review";
import type { SettingChange } from "../../diff/settings";
import type { Section } from "./budget";
import { code, count, table } from "./md";
import { shownChange } from "./resource-rows";

export function settingsSection({ settings }: Review): Section {
  return { render: (most) => (settings.length === 0 ? "" : render(settings, most)) };
}

function render(settings: readonly SettingChange[], most: number): string {
  const told = settings.slice(0, most);
  const body = told.length === 0 ? "" : table(["setting", "change", "stacks"], told.map(cells));
  const left = settings.length - told.length;
  const more = left > 0 ? `\n_and ${count(left, "more setting")}._\n` : "";
  return `### Settings\n\nThey reach every resource of a stack; default tags are changed in place.\n\n${body}${more}`;
}

function cells(change: SettingChange): string[] {
  const { path, stacks } = change;
  const where = stacks.length === 1 ? code(stacks[0] as string) : count(stacks.length, "stack");
  return [code(path), shownChange(change), where];
}
