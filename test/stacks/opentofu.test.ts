/** What is emitted is in the language that Terraform 1.10 and OpenTofu 1.10 share. The lists are from the pages of OpenTofu. */
import { synthesizeStack } from "../../stacks/synthesize";
import { planOfProject } from "../support/plans";

const BLOCKS = ["//", "terraform", "provider", "resource", "data", "locals", "output", "moved", "import"];
const SETTINGS = ["required_version", "required_providers", "backend", "cloud"];
const BACKEND = { s3: ["bucket", "key", "region", "use_lockfile", "assume_role"], local: ["path"] };
const META = ["depends_on", "lifecycle", "provider"];
const LIFECYCLE = ["ignore_changes", "postcondition", "precondition", "prevent_destroy"];
const FUNCTIONS = [
  ..."base64encode base64gzip can element format join jsondecode jsonencode length".split(" "),
  ..."lookup one regex replace setsubtract sort tolist toset try".split(" "),
];
/** What no resource has so far; the two have grown apart in some of it. */
const NOT_SHARED = [
  "count",
  "for_each",
  "provisioner",
  "connection",
  "enabled",
  "ephemeral",
  "removed",
  "check",
];

interface Emitted {
  readonly terraform: Readonly<Record<string, unknown>> & {
    backend?: Record<string, Record<string, unknown>>;
  };
  readonly resource?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
}

const EXAMPLES = [
  "config",
  ...["beginner", "endpoints", "joined", "services", "small"].map((n) => `examples/${n}`),
];

/** Those keys that no list has. */
function strangers(keys: Iterable<string>, known: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => !known.includes(key));
}

// Fails when a stack gets a block, a backend's argument or a function that is not listed.
test.each(EXAMPLES)("%s", (config) => {
  for (const planned of planOfProject(config).stacks) {
    const text = synthesizeStack(planned);
    const json = JSON.parse(text) as Emitted;
    expect(strangers(Object.keys(json), BLOCKS)).toEqual([]);
    expect(strangers(Object.keys(json.terraform), SETTINGS)).toEqual([]);
    for (const [type, settings] of Object.entries(json.terraform.backend ?? {}))
      expect(strangers(Object.keys(settings), BACKEND[type as keyof typeof BACKEND])).toEqual([]);
    const resources = Object.values(json.resource ?? {}).flatMap((byName) => Object.values(byName));
    const lifecycles = resources.flatMap(({ lifecycle }) =>
      Object.keys((lifecycle as object | undefined) ?? {}),
    );
    expect(strangers(lifecycles, LIFECYCLE)).toEqual([]);
    const special = resources.flatMap((one) => Object.keys(one)).filter((key) => NOT_SHARED.includes(key));
    expect(strangers(special, META)).toEqual([]);
    const called = [...text.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, inner = ""]) =>
      [...inner.matchAll(/([a-z_0-9]+)\(/g)].map(([, name = ""]) => name),
    );
    expect(strangers(called, FUNCTIONS)).toEqual([]);
  }
});
