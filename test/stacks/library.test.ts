/** The library that makes stacks has its name in one file and in package.json. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LIBRARY, SYNTHESIS_PACKAGES } from "../../src/project/cdktf";
import { PROJECT_ROOT } from "../support/plans";

const own = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8"));

test("package.json has the library, under the names that the source has for it", () => {
  expect(own.imports).toEqual({ "#cdktf": LIBRARY.name, "#aws/*": `${LIBRARY.bindings}/lib/*/index.js` });
  expect(own.dependencies).toMatchObject(SYNTHESIS_PACKAGES);
  expect(Object.keys(SYNTHESIS_PACKAGES)).toEqual(expect.arrayContaining([LIBRARY.name, LIBRARY.bindings]));
});

// Fails when a construct imports a resource from the bindings by their own name.
test("no file of the program imports it by its own name", () => {
  const files = ["src", "stacks", "bench"].flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file}`,
    ),
  );
  const naming = files
    .filter((file) => file.endsWith(".ts"))
    .filter((file) =>
      /(from |import |require\(|resolve\(|import\()["'`](cdktf|cdktn|@cdktf|@cdktn)["'`/]/.test(
        readFileSync(join(PROJECT_ROOT, file), "utf8"),
      ),
    );
  expect(naming).toEqual([]);
});
