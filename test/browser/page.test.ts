/** The report's page in a real browser: opened, searched, filtered, sorted, by keyboard alone, in both themes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { type Browser, describeBrowser, type Theme } from "../support/browser/describe-browser";
import { bundleOf, HOSTILE, synthesised } from "../support/report";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface Opened {
  readonly page: Page;
  /** What the browser complained about, and what the page asked the network for. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

describeBrowser("the report's page", (browser) => {
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "cadastre-report-"));
    for (const [file, text] of await bundleOf(await synthesised())) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    url = pathToFileURL(join(folder, "index.html")).href;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function opened(browserToUse: Browser, theme: Theme = "light"): Promise<Opened> {
    const { context, close } = await browserToUse.open(theme);
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (request.url() !== url) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(url);
    return { page, complaints, close };
  }

  const inPage = async (act: (page: Page) => Promise<void>, theme?: Theme) => {
    const { page, complaints, close } = await opened(browser, theme);
    try {
      await act(page);
      expect(complaints).toEqual([]);
    } finally {
      await close();
    }
  };

  const rowsOf = (page: Page, table: string) => page.locator(`[data-table="${table}"] tbody tr`);

  test("opens without a complaint or a request, and runs nobody else's script", () =>
    inPage(async (page) => {
      expect(await page.locator("h1").textContent()).toBe("acme network report");
      expect(await page.getByText(HOSTILE).first().isVisible()).toBe(true);
      expect(await page.evaluate(() => "hostile" in window)).toBe(false);
    }));

  test("searches every table at once, marks what it found, and comes back", () =>
    inPage(async (page) => {
      const before = await rowsOf(page, "accounts").count();
      await page.getByLabel("Search everything").fill("pay/");
      await page.locator("#found a").first().waitFor();
      expect(await rowsOf(page, "accounts").count()).toBe(0);
      const texts = await rowsOf(page, "addresses").allTextContents();
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text).toContain("pay/");
      expect(await page.locator('[data-table="addresses"] mark').first().textContent()).toBe("pay/");
      await page.getByLabel("Search everything").fill("");
      await page.locator("#found:empty").waitFor({ state: "attached" });
      expect(await rowsOf(page, "accounts").count()).toBe(before);
    }));

  test("finds for a configuration line what it made, and for an address its line", () =>
    inPage(async (page) => {
      const search = page.getByLabel("Search Provenance");
      await search.fill("aws_vpc.main");
      const [row = ""] = await rowsOf(page, "provenance").allTextContents();
      const [line = ""] = /config\/\w+\.yaml:\d+:\d+/.exec(row) ?? [];
      await search.fill(`${line} pay_us-east-1_base`);
      const made = (await rowsOf(page, "provenance").allTextContents()).join("\n");
      expect(made).toContain("aws_vpc.main");
      expect(made).toContain("aws_default_security_group.main");
    }));

  test("filters by a column's value, sorts both ways, and turns pages", () =>
    inPage(async (page) => {
      const table = page.locator('[data-table="addresses"]');
      await table.getByLabel("Kind").selectOption("VPC");
      expect(await rowsOf(page, "addresses").count()).toBe(2);
      const blocks = () => table.locator("tbody tr td:first-child").allTextContents();
      const heading = table.getByRole("button", { name: "CIDR block" });
      await heading.click();
      const ascending = await blocks();
      expect(ascending).toEqual(["10.0.0.0/20", "10.0.16.0/20"]);
      await heading.click();
      expect(await blocks()).toEqual([...ascending].reverse());
      const next = page.getByRole("button", { name: "Next rows of Provenance" });
      const first = await rowsOf(page, "provenance").first().textContent();
      await next.click();
      expect(await rowsOf(page, "provenance").first().textContent()).not.toBe(first);
    }));

  test("is used with the keyboard alone: skipped to, searched, a trace opened and closed", () =>
    inPage(async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
      await page.keyboard.press("/");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("find");
      const cell = page.getByRole("button", { name: /^pay\/main\/app to hub\/net\/app: open between VPCs/ });
      await cell.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      expect(await dialog.locator("pre").textContent()).toMatch(
        /^delivered: pay\/main\/app .* tcp\/443[\s\S]*config\/accounts\.yaml/,
      );
      await page.keyboard.press("Escape");
      expect(await dialog.isVisible()).toBe(false);
      expect(await cell.evaluate((button) => button === document.activeElement)).toBe(true);
    }));

  test("follows the system's theme until somebody chooses one", () =>
    inPage(async (page) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const dark = await background();
      await page.getByLabel("Theme").selectOption("light");
      const light = await background();
      expect(light).not.toBe(dark);
      await page.emulateMedia({ colorScheme: "light" });
      await page.getByLabel("Theme").selectOption("auto");
      expect(await background()).toBe(light);
      await page.getByLabel("Theme").selectOption("dark");
      expect(await background()).toBe(dark);
    }, "dark"));

  test("prints all rows, and not the controls", () =>
    inPage(async (page) => {
      const rows = await page.evaluate(() => {
        window.dispatchEvent(new Event("beforeprint"));
        return document.querySelectorAll('[data-table="provenance"] tbody tr').length;
      });
      const { rows: all } = JSON.parse(readFileSync(join(folder, "tables/provenance.json"), "utf8"));
      expect(rows).toBe(all.length);
      await page.emulateMedia({ media: "print" });
      expect(await page.getByLabel("Search everything").isVisible()).toBe(false);
    }));

  test.each([1280, 700, 390])("has nothing that sticks out of a window %i wide", (width) =>
    inPage(async (page) => {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }),
  );

  test.each<Theme>(["light", "dark"])("axe finds nothing serious in the %s theme", (theme) =>
    inPage(async (page) => {
      await page.evaluate(AXE);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import("axe-core") };
        return (await axe.run()).violations.map(({ id, impact, nodes }) => {
          return { id, impact, where: nodes.slice(0, 3).map(({ html }) => html) };
        });
      });
      expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    }, theme),
  );

  test("shows its first rows where scripts are not run", async () => {
    const { context, close } = await browser.open("light");
    try {
      const page = await context.newPage();
      await page.route("**/*", (route) => route.continue());
      const client = await context.newCDPSession(page);
      await client.send("Emulation.setScriptExecutionDisabled", { value: true });
      await page.goto(url);
      expect(await rowsOf(page, "accounts").count()).toBe(2);
    } finally {
      await close();
    }
  });
});
