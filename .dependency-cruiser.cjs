/** The walls of the house: which room may see which, each with a sentence saying why. ARCHITECTURE.md tells the same story. */

/** A room that may import the named rooms (and files of its own) and nothing else of ours. */
function room(name, from, allowed, comment) {
  const own = `^(${[from, ...allowed].join("|")})`;
  return {
    name,
    comment,
    severity: "error",
    from: { path: `^${from}` },
    to: { path: "^(src|stacks|main\\.ts|test|bench|examples)", pathNot: own },
  };
}

const SEES_THE_WORLD =
  "^(node:)?(fs|fs/promises|path|process|child_process|os|net|http|https|worker_threads|crypto)$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files that need each other cannot be understood, tested or moved alone.",
      severity: "error",
      from: {},
      // Types may name one another, as the union of planned things and its members do; nothing of them runs.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    room("ip-stands-alone", "src/ip/", [], "Arithmetic is checked by laws alone, so it may lean on nothing."),
    room(
      "aws-knows-only-addresses",
      "src/aws/",
      ["src/ip/"],
      "What AWS allows is data and predicates, true for any program.",
    ),
    room(
      "diagnostics-stand-alone",
      "src/diagnostics/",
      [],
      "Every room speaks in diagnostics, so they may know none of the rooms.",
    ),
    room(
      "model-is-meaning-without-spelling",
      "src/model/",
      ["src/ip/", "src/aws/", "src/diagnostics/"],
      "The model says what a configuration means; how it is spelt, planned or emitted is no business of its own.",
    ),
    room(
      "load-stops-at-the-model",
      "src/load/",
      ["src/model/", "src/aws/", "src/ip/", "src/diagnostics/"],
      "Spelling stops here. Loading is handed text and hands on meaning; it decides and emits nothing.",
    ),
    room(
      "lock-is-memory",
      "src/lock/",
      ["src/ip/", "src/diagnostics/"],
      "Memory is not meaning: the lock knows refs and prefixes only.",
    ),
    room(
      "plan-decides-alone",
      "src/plan/",
      ["src/model/", "src/lock/", "src/aws/", "src/ip/", "src/diagnostics/"],
      "The same model and lock give the same plan, so planning sees no text, no disk, no clock and no CDKTF.",
    ),
    room(
      "verify-is-a-witness",
      "src/verify/",
      ["src/ip/", "src/diagnostics/"],
      "A witness that shared the planner's reasoning would share its mistakes; it reads the emitted JSON alone.",
    ),
    room(
      "report-makes-text",
      "src/report/",
      [
        "src/plan/planned/",
        "src/plan/advice/",
        "src/diff/",
        "src/steps/",
        "src/verify/",
        "src/aws/",
        "src/ip/",
        "src/diagnostics/",
      ],
      "Reports are made from decisions and findings; what is not in them a report may not know.",
    ),
    room(
      "diff-compares-decisions",
      "src/diff/",
      [
        "src/plan/planned/",
        "src/model/guard",
        "src/model/expectation",
        "src/lock/",
        "src/verify/",
        "src/aws/",
        "src/ip/",
        "src/diagnostics/",
      ],
      "A review compares decisions, not intentions; what is checked is compared as it is declared.",
    ),
    room(
      "steps-plan-the-way",
      "src/steps/",
      ["src/diff/", "src/plan/planned/", "src/verify/terraform/", "src/aws/"],
      "The way is planned from two emissions and from tables of AWS's rules; the witness, which judges it, may share nothing with it.",
    ),
    room("host-is-the-world", "src/host/", [], "The world is one room wide and knows nothing of the domain."),
    room(
      "project-runs-the-stages",
      "src/project/",
      ["src/(host/host|load|lock|plan|model|verify|diff|report|ip|aws|diagnostics)"],
      "It hands texts to the stages in order; it prints nothing and emits nothing.",
    ),
    room(
      "stacks-do-not-decide",
      "stacks/",
      [
        "src/plan/planned/",
        "src/model/(ref|terraform)",
        "src/host/host",
        "src/ip/",
        "src/diagnostics/source",
      ],
      "A stack that looks at the model is deciding something. Decide it in src/plan and carry it in the Plan.",
    ),
    {
      name: "cdktf-behind-one-wall",
      comment:
        "CDKTF is no longer developed by its makers; swapping it has to be a change in one room (ADR 1).",
      severity: "error",
      from: { pathNot: "^(stacks/|test/stacks/|bench/)" },
      to: { path: "node_modules/(cdktf|constructs|@cdktf)/" },
    },
    {
      name: "yaml-is-spelling",
      comment: "Only loading knows that a configuration is YAML with a shape.",
      severity: "error",
      from: { path: "^(src|stacks|main)", pathNot: "^src/load/" },
      to: { path: "node_modules/(yaml|zod)/" },
    },
    {
      name: "one-door-to-the-world",
      comment:
        "Files, processes and sockets are reached through the Host, so that everything else can be tested in memory.",
      severity: "error",
      from: { path: "^(src|stacks|main)", pathNot: "^(src/host/|stacks/.*worker)" },
      to: { path: SEES_THE_WORLD, dependencyTypes: ["core"] },
    },
    {
      name: "nobody-imports-a-command",
      comment: "Commands are the outermost ring; what two of them share belongs to a room.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "program-does-not-see-tests",
      comment: "What only tests need stays with the tests.",
      severity: "error",
      from: { path: "^(src|stacks|main)" },
      to: { path: "^(test|bench|examples)/" },
    },
    {
      name: "no-undeclared-packages",
      comment: "A package that package.json does not name comes and goes with somebody else's dependencies.",
      severity: "error",
      from: { path: "^(src|stacks|main)" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev", "unknown", "undetermined"] },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports and that starts nothing is dead.",
      severity: "error",
      from: { orphan: true, path: "^(src|stacks)/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|cdktf\\.out|coverage)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default"] },
  },
};
