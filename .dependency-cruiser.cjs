/** The walls of the house: which room may see which, each with a sentence saying why. ARCHITECTURE.md tells the same story. */

/** A room that may import the named rooms (and files of its own) and nothing else of ours. */
function room(name, from, allowed, comment) {
  const own = `^(${[from, "src/lists/", ...allowed].join("|")})`;
  return {
    name,
    comment,
    severity: "error",
    from: { path: `^${from}` },
    to: { path: "^(src|stacks|main\\.ts|test|bench|examples)", pathNot: own },
  };
}

/** Rooms within a room, each of which leans only on those of the floors below. */
function floors(name, house, levels, comment) {
  const level = (rooms) => `^${house}(${rooms.join("|")})`;
  return levels.flatMap((rooms, index) =>
    rooms.map((own) => ({
      name,
      comment,
      severity: "error",
      from: { path: level([own]) },
      to: { path: level(levels.slice(index).flat()), pathNot: level([own]) },
    })),
  );
}

/** What makes stacks, as package.json has it for `#cdktf` and `#aws`. */
const LIBRARY = Object.values(require("./package.json").imports)
  .map((path) => path.split("/")[0])
  .join("|");

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
      to: { circular: true },
    },
    room(
      "lists-stand-alone",
      "src/lists/",
      [],
      "Every room sorts and groups, so this may know none of them.",
    ),
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
    ...floors(
      "load-has-floors",
      "src/load/",
      [
        ["shape/"],
        ["text/", "published/", "prices\\."],
        ["mistakes/", "lower/(?!services/|connectivity/)"],
        ["lower/services/", "lower/connectivity/"],
        ["load\\."],
      ],
      "A text gets its meaning step by step: what it may say, what it says, what is wrong with it, what it means.",
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
    ...floors(
      "plan-has-floors",
      "src/plan/",
      [
        ["planned/"],
        ["host-files/", "allocation/", "naming/", "adopted\\."],
        ["vpc/", "reach/"],
        ["stack/"],
        ["endpoints/", "routing/(?!checks/)"],
        ["hosts/", "routing/checks/"],
        ["gateway-proxies/", "egress-proxies/", "forwarders/"],
        ["privatelink/", "connectivity\\.", "additions/"],
        ["plan\\."],
      ],
      "A decision leans on what was decided before it; two that need each other are one, or need a third below them.",
    ),
    room(
      "advice-follows-the-plan",
      "src/advice/",
      [
        "src/plan/planned/",
        "src/plan/reach/",
        "src/plan/allocation/",
        "src/model/",
        "src/aws/",
        "src/ip/",
        "src/diagnostics/",
      ],
      "Advice is made of decisions, and nothing of it comes back into them.",
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
        "src/advice/",
        "src/diff/",
        "src/steps/",
        "src/apply/",
        "src/adopt/",
        "src/drift/",
        "src/verify/",
        "src/aws/",
        "src/ip/",
        "src/diagnostics/",
      ],
      "Reports are made from decisions and findings; what is not in them a report may not know.",
    ),
    ...floors(
      "report-has-floors",
      "src/report/",
      [["[^/]+$"], ["controls/", "review/"], ["tables/"], ["page/"], ["topology/"], ["bundle/"]],
      "What several reports show stands below them, so that a page and a table say the same.",
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
    room(
      "apply-runs-what-was-planned",
      "src/apply/",
      ["src/diff/", "src/host/host"],
      "Applying decides nothing: it runs the steps that it is given, and whoever started it is asked by the one interface.",
    ),
    room(
      "init-writes-what-is-answered",
      "src/init/",
      ["src/aws/"],
      "A new repository follows from the answers alone, so that what it writes can be tested without a disk.",
    ),
    room(
      "survey-asks-aws-and-no-more",
      "src/survey/",
      [],
      "What AWS answers is written down as it came; whoever reads it decides what it means.",
    ),
    room(
      "built-is-read-as-terraform",
      "src/built/",
      ["src/verify/terraform/", "src/verify/readers/identity"],
      "What is built is turned into Terraform JSON, which the witness reads as any other; it knows no plan and no configuration.",
    ),
    room(
      "drift-compares-with-what-is-built",
      "src/drift/",
      ["src/built/", "src/verify/"],
      "Drift is between emitted stacks and AWS; what the configuration means is in the stacks.",
    ),
    room(
      "adopt-takes-what-is-there",
      "src/adopt/",
      [
        "src/built/",
        "src/drift/",
        "src/verify/terraform/",
        "src/verify/readers/(group|identity)",
        "src/lock/",
        "src/ip/",
        "src/aws/",
      ],
      "Adopting writes down what is built; what a configuration would make of it, planning says.",
    ),
    {
      name: "aws-sdk-behind-one-wall",
      comment: "One command asks AWS, and its SDK is loaded when it does.",
      severity: "error",
      from: { pathNot: "^src/survey/aws\\.ts$" },
      to: { path: "node_modules/@aws-sdk/" },
    },
    room("host-is-the-world", "src/host/", [], "The world is one room wide and knows nothing of the domain."),
    room(
      "project-runs-the-stages",
      "src/project/",
      ["src/(host/host|load|lock|plan|model|verify|built|diff|steps|report|ip|aws|diagnostics)"],
      "It hands texts to the stages in order; it prints nothing and emits nothing.",
    ),
    room(
      "library-serves-commands-and-others",
      "src/library/",
      [
        "src/(host/|load|lock|plan|model|verify|built|diff|project|report|ip|aws|diagnostics)",
        "stacks/(extension|output)/",
      ],
      "What a command does others can do too, so it prints nothing, ends no process and knows no words of a call.",
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
        "src/project/cdktf",
      ],
      "A stack that looks at the model is deciding something. Decide it in src/plan and carry it in the Plan.",
    ),
    ...floors(
      "stacks-have-floors",
      "stacks/",
      [
        ["(naming|plain-text|resource-types|stable-json|stack-traces|take|without-archiver|stack-root)\\."],
        ["(added|identifier)\\.", "templates/"],
        ["account-stack\\."],
        ["(backend|conditions|emit|late-text)\\."],
        ["constructs/"],
        ["build-stack\\."],
        ["synthesize\\.", "extension/"],
        ["output/"],
      ],
      "A construct knows nothing of files, and what writes them knows no construct.",
    ),
    {
      name: "cdktf-behind-one-wall",
      comment:
        "CDKTF is no longer developed by its makers; only these rooms know its API, and only by `#cdktf` and `#aws` (ADR 1).",
      severity: "error",
      from: { pathNot: "^(stacks/|test/stacks/|bench/)" },
      to: { path: `node_modules/(${LIBRARY}|constructs)/` },
    },
    {
      name: "cdktf-has-one-name",
      comment: "A file that names the library itself has to be changed when another takes its place.",
      severity: "error",
      from: {},
      to: { path: `node_modules/(${LIBRARY})/`, dependencyTypesNot: ["aliased-subpath-import"] },
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
      to: {
        // What an import of package.json stands for is not recognised; a test holds it to the dependencies.
        pathNot: `node_modules/(${LIBRARY})/`,
        dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev", "unknown", "undetermined"],
      },
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
