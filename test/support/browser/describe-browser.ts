/** `describe` for tests in a real browser: where none is found they say so loudly and are skipped. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { skipLoudly } from "../skip-loudly";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const TWO_MINUTES = 120_000;

export type Theme = "light" | "dark";

/** Opens a window of its own each time; `close` leaves nothing behind. */
export interface Browser {
  open(theme: Theme): Promise<{ readonly context: BrowserContext; readonly close: () => Promise<void> }>;
}

export function describeBrowser(name: string, define: (browser: Browser) => void): void {
  const executablePath = findChromium();
  if (executablePath !== undefined) {
    describe(name, () => {
      jest.setTimeout(TWO_MINUTES);
      define({ open: (theme) => open(executablePath, theme) });
    });
    return;
  }
  const reason = `browser tests "${name}" cannot run here: none of ${NAMES.join(", ")} is on PATH.\n`;
  skipLoudly(name, reason);
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

async function open(executablePath: string, theme: Theme) {
  const profile = mkdtempSync(join(tmpdir(), "cadastre-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    headless: true,
    colorScheme: theme,
    viewport: { width: 1280, height: 900 },
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}
