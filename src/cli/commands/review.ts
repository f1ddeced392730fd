/** `cadastre review BASE [HEAD]`: what does this change do, and may it? */
import { hasErrors } from "../../diagnostics/collector";
import type { Diagnostic } from "../../diagnostics/diagnostic";
import { renderGithub, workflowCommand } from "../../diagnostics/render/github";
import type { Review } from "../../diff/review";
import { kindsOf, type WorstKind } from "../../diff/verdict";
import type { Host } from "../../host/host";
import { reviewVersions } from "../../library/review-versions";
import { type Compared, reviewMarkdown } from "../../report/review/markdown";
import { noticesOf } from "../../report/review/notices";
import { reviewSarif } from "../../report/review/sarif";
import { reviewText } from "../../report/review/text";
import { unplannableMarkdown } from "../../report/review/unplannable";
import { wayJson } from "../../report/steps";
import type { CacheOptions } from "../cache";
import { emittedVersions } from "../emitted-versions";
import { EXIT, type ExitCode, REVIEW_EXIT } from "../exit-code";
import type { CommonOptions } from "../options";
import type { CodeOptions } from "../own-code";
import { pricesFrom } from "../prices";
import { printDiagnostics } from "../print-diagnostics";
import { readTerraformPlans } from "../terraform-plans";
import { type NamedProject, projectsOf } from "../versions";

export interface ReviewOptions extends CommonOptions, CacheOptions, CodeOptions {
  readonly out: string;
  readonly exitCode: boolean;
  /** Whether the version before is `base` as it is now, and not as it was where the change left it. */
  readonly tip: boolean;
  readonly prices?: string;
  readonly terraformPlan?: readonly string[];
}

export async function reviewCommand(
  host: Host,
  base: string,
  head: string | undefined,
  options: ReviewOptions,
): Promise<ExitCode> {
  const prices = pricesFrom(host, options.prices);
  const left = options.tip ? undefined : host.forkPoint(base, head);
  const projects = prices && projectsOf(host, left ?? base, head, options);
  if (!prices || !projects) return EXIT.usage;
  const unsound = projects.find(({ project }) => !project.plan);
  if (unsound) return refuse(host, unsound, options);
  const [before, after] = projects;
  const versions = await emittedVersions(
    host,
    projects,
    options,
    isForPeople(options.format) ? "text" : options.format,
  );
  if (typeof versions === "number") return versions;
  const names = versions.flatMap(({ plan }) => plan.stacks.map(({ name }) => name));
  const terraformPlans = readTerraformPlans(host, options.terraformPlan ?? [], new Set(names));
  if (!terraformPlans) return EXIT.usage;
  const { review, diagnostics } = reviewVersions(
    versions,
    { prices, today: host.today(), terraformPlans },
    after,
  );
  const from = left === undefined ? before.name : `${base} at ${left.slice(0, 12)}`;
  const compared: Compared = { base: from, head: after.name };
  host.stdout(PRINTERS[options.format]?.(review, diagnostics, compared) ?? "");
  const { texts } = after.project;
  const code = isForPeople(options.format)
    ? printDiagnostics(host, diagnostics, texts, "text")
    : hasErrors(diagnostics)
      ? EXIT.findings
      : EXIT.good;
  return code === EXIT.good && options.exitCode ? exitCodeOf(kindsOf(review)[0] as WorstKind) : code;
}

type Printer = (review: Review, diagnostics: readonly Diagnostic[], compared: Compared) => string;

const PRINTERS: Readonly<Record<string, Printer>> = {
  markdown: (review, diagnostics, compared) => reviewMarkdown(review, compared, diagnostics),
  text: reviewText,
  json: (review, diagnostics) =>
    `${JSON.stringify({ verdict: kindsOf(review), diagnostics, ...review, way: wayJson(review.way) }, undefined, 2)}\n`,
  sarif: (review, diagnostics) => reviewSarif(noticesOf(review), diagnostics),
  github: (review, diagnostics) =>
    renderGithub(diagnostics) +
    noticesOf(review)
      .map(({ rule, ...notice }) => `${workflowCommand({ title: rule, ...notice })}\n`)
      .join(""),
};

function isForPeople(format: string): boolean {
  return format === "markdown" || format === "text";
}

/** A version that cannot be planned cannot be compared; the comment says so too. */
function refuse(host: Host, { name, project }: NamedProject, { format }: ReviewOptions): ExitCode {
  if (format === "markdown") host.stdout(unplannableMarkdown(name, project.diagnostics));
  printDiagnostics(host, project.diagnostics, project.texts, format === "markdown" ? "text" : format);
  return EXIT.findings;
}

function exitCodeOf(kind: WorstKind): ExitCode {
  switch (kind) {
    case "forbidden":
    case "violated":
      return EXIT.findings;
    case "moved":
      return REVIEW_EXIT.moved;
    case "replaced":
    case "unsure":
      return REVIEW_EXIT.replaced;
    case "destroyed":
    case "orphaned":
      return REVIEW_EXIT.destroyed;
    case "trusted":
    case "unchecked":
    case "retold":
    case "interrupted":
    case "exposed":
    case "closed":
    case "opened":
    case "widened":
      return REVIEW_EXIT.flows;
    case "changed":
    case "nothing":
      return EXIT.good;
  }
}
