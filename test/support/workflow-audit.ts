/** Reads ready workflows for what lets somebody else's code, text or account in: each fault as one sentence. */
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const PINNED_ACTION = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION_BESIDE = /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const PINNED_IMAGE = /^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/;
/** What runs the repository's own code. */
const OWN_CODE = /\b(npm|npx|node \S+\.js|make)\b/;
const ONE_PROVIDER =
  /provider_installation \{\s*direct \{\s*include = \["registry\.terraform\.io\/hashicorp\/aws"\]\s*\}\s*\}/;

/** Of a GitHub workflow. */
export function githubFaults(text: string): string[] {
  const { on, permissions, jobs } = parse(text) as Workflow;
  const faults: string[] = [];
  const tell = (wrong: boolean, fault: string) => wrong && faults.push(fault);
  for (const trigger of ["pull_request_target", "workflow_run", "issue_comment"])
    tell(trigger in on, `${trigger} runs with what the default branch may do`);
  tell(JSON.stringify(permissions) !== "{}", "tokens may do more than each job says");
  for (const line of text.split("\n").filter((one) => /uses: [^.]/.test(one)))
    tell(!VERSION_BESIDE.test(line), `no version beside ${line.trim()}`);
  for (const [name, job] of Object.entries(jobs)) {
    tell(job.permissions === undefined, `${name} does not say what its token may do`);
    tell(job.secrets !== undefined, `${name} hands on secrets`);
    const writes = Object.entries(job.permissions ?? {}).filter(([, access]) => access === "write");
    const steps = job.steps ?? [];
    const cloud = writes.some(([scope]) => scope === "id-token");
    tell(cloud && !job.uses && job.environment === undefined, `${name} has credentials that nobody approved`);
    const runsCode = steps.some(({ run = "" }) => OWN_CODE.test(run));
    tell(runsCode && writes.length > 0, `${name} runs the repository's code with a token that may write`);
    tell(runsCode && job.environment !== undefined, `${name} runs the repository's code in an environment`);
    for (const { uses, run = "", with: options = {} } of steps) {
      tell(uses !== undefined && !PINNED_ACTION.test(uses), `${uses} is not pinned by digest`);
      const keeps = uses?.startsWith("actions/checkout@") && options["persist-credentials"] !== false;
      tell(keeps === true, `${name} leaves its token in the checkout`);
      tell(run.includes("${{"), `${name} puts an expression into a script`);
      faults.push(...scriptFaults(name, run));
    }
  }
  return faults;
}

interface GitlabJob {
  readonly image?: string | { readonly name: string };
  readonly environment?: unknown;
  readonly id_tokens?: unknown;
  readonly script?: readonly string[];
}

/** Of GitLab's pipeline. */
export function gitlabFaults(text: string): string[] {
  const { default: defaults, ...rest } = parse(text, { merge: true }) as Record<string, GitlabJob>;
  const jobs = Object.entries(rest).filter(([, job]) => job.script);
  const faults = [defaults, ...jobs.map(([, job]) => job)].flatMap((job) => {
    const image = typeof job?.image === "string" ? job.image : job?.image?.name;
    return image === undefined || PINNED_IMAGE.test(image) ? [] : [`${image} is not pinned by digest`];
  });
  for (const [name, { environment, id_tokens: tokens, script = [] }] of jobs) {
    const all = script.join("\n");
    if (tokens !== undefined && environment === undefined) faults.push(`${name} has credentials unprotected`);
    if (/\bnpm\b|\bnpx\b/.test(all) && (environment !== undefined || /TOKEN/.test(all)))
      faults.push(`${name} runs the repository's code with a token`);
    faults.push(...scriptFaults(name, all));
  }
  return faults;
}

/** Of a script: how packages and providers are installed, and whose comments are written over. */
function scriptFaults(name: string, script: string): string[] {
  const faults: string[] = [];
  for (const line of script.split("\n").map((one) => one.trim())) {
    if (/\bnpm (ci|install|i)\b/.test(line) && !line.includes("--ignore-scripts"))
      faults.push(`${name} runs packages' install scripts`);
    if (/\b(apk add|apt-get install|curl [^|]*\| *(ba)?sh)\b/.test(line))
      faults.push(`${name} installs what is not pinned`);
    if (line.includes("-upgrade")) faults.push(`${name} takes newer providers than the lock file's`);
    if (/\bterraform .*\binit\b/.test(line)) {
      if (!line.includes("-lockfile=readonly")) faults.push(`${name} writes the lock file anew`);
      const before = script.slice(0, script.indexOf(line));
      if (!ONE_PROVIDER.test(before)) faults.push(`${name} installs any provider that a state names`);
      if (!/cp terraform\.lock\.hcl .*\.terraform\.lock\.hcl/.test(before))
        faults.push(`${name} has no lock file`);
    }
  }
  if (script.includes("cadastre-review -->") && !/user\.login ==|author\.id\) ===/.test(script))
    faults.push(`${name} writes over other people's comments`);
  if (script.includes("cadastre-review -->") && !/--paginate|x-next-page/.test(script))
    faults.push(`${name} reads the first page of comments`);
  return faults;
}

interface AtlantisRepo {
  readonly id: string;
  readonly allow_custom_workflows?: boolean;
  readonly allowed_overrides?: readonly string[];
  readonly plan_requirements?: readonly string[];
  readonly apply_requirements?: readonly string[];
  readonly pre_workflow_hooks?: readonly { readonly run: string }[];
}

/** Of an Atlantis server's own file. */
export function atlantisFaults(text: string): string[] {
  const { repos, workflows } = parse(text) as { repos: readonly AtlantisRepo[]; workflows: unknown };
  const faults: string[] = [];
  const tell = (wrong: boolean, fault: string) => wrong && faults.push(fault);
  for (const repo of repos) {
    tell(repo.id.startsWith("/"), `${repo.id} is a pattern, and not a repository`);
    tell(repo.allow_custom_workflows !== false, "a pull request may bring a workflow");
    tell((repo.allowed_overrides ?? ["?"]).length > 0, "a pull request may override what the server says");
    for (const when of ["plan_requirements", "apply_requirements"] as const)
      tell(!repo[when]?.includes("approved"), `${when} admit what nobody approved`);
    const hooks = (repo.pre_workflow_hooks ?? []).map(({ run }) => run).join("\n");
    tell(OWN_CODE.test(hooks), "a hook runs the pull request's code");
  }
  const runs = JSON.stringify(workflows);
  tell(OWN_CODE.test(runs), "a workflow runs the pull request's code");
  const lock = runs.indexOf("cp /etc/atlantis/terraform.lock.hcl terraform.lock.hcl");
  tell(lock < 0 || lock > runs.indexOf("cadastre apply"), "a pull request brings its lock file");
  return faults;
}
