/** The other files of a new repository: how it is installed, run, reviewed and read. */
import type { Answers } from "./answers";
import { WORKFLOWS } from "./workflows";

/** The package that the repository uses, with what it needs to write stacks. */
export interface Versions {
  /** `0.1.0`, or a path to a tarball. */
  readonly cadastre: string;
  /** By package name, as ranges. */
  readonly synthesis: Readonly<Record<string, string>>;
}

/** By file. */
export function repositoryFiles(answers: Answers, versions: Versions): Readonly<Record<string, string>> {
  return {
    "package.json": packageJson(answers, versions),
    "cdktf.json": cdktfJson(answers),
    ".gitignore": GITIGNORE,
    ".gitattributes":
      "config/network.lock.yaml merge=cadastre-lock\nconfig/schema/*.json linguist-generated\n",
    "README.md": readme(answers),
    ...ciFiles(answers),
  };
}

function packageJson({ organization }: Answers, { cadastre, synthesis }: Versions): string {
  const content = {
    name: `${organization}-network`,
    private: true,
    scripts: {
      plan: "cadastre plan",
      synth: "cadastre synth",
      verify: "cadastre verify",
      review: "cadastre review main",
    },
    devDependencies: { ...synthesis, cadastre },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function cdktfJson({ organization }: Answers): string {
  const content = {
    language: "typescript",
    app: "node node_modules/cadastre/bin/cdktf-app.js",
    projectId: `${organization}-network`,
    sendCrashReports: "false",
    terraformProviders: [],
    terraformModules: [],
    context: {},
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

const GITIGNORE = `node_modules/
cdktf.out/
cdktf.apply/
.terraform/
# state/ is not listed: it holds the state of the bootstrap stack until that is in the bucket, and nobody could change it without.
`;

function ciFiles({ ci, regions }: Answers): Readonly<Record<string, string>> {
  const inRegion = (text: string) => text.replaceAll("us-east-1", regions[0] as string);
  switch (ci) {
    case "github":
      return {
        ".github/workflows/network.yml": inRegion(WORKFLOWS["github-actions.yml"]),
        ".github/workflows/network-step.yml": WORKFLOWS["github-actions-step.yml"],
        ".github/workflows/network-apply.yml": inRegion(WORKFLOWS["github-actions-apply.yml"]),
        ".github/CODEOWNERS":
          "# Whoever answers for the network. Replace the team.\n* @your-organization/network\n",
      };
    case "gitlab":
      return {
        ".gitlab-ci.yml": inRegion(WORKFLOWS["gitlab-ci.yml"]),
        CODEOWNERS: "# Whoever answers for the network. Replace the group.\n* @your-group/network\n",
      };
    case "none":
      return {};
  }
}

function readme({ organization, stateBucket, ci }: Answers): string {
  const bootstrap = stateBucket
    ? `
The state is kept in the bucket \`${stateBucket}\`. The bootstrap stack makes it, its key and its policy, and is applied first. Its own
state is a file below \`state/\` until the bucket is there. Then say \`bootstrapState: bucket\` under \`terraform.backend\`, run
\`cadastre synth\` and, in the folder of the bootstrap stack, \`terraform init -migrate-state\`, and delete the file.
`
    : `
The state is kept in files below \`state/\`. Name a bucket under \`terraform.backend\` before anybody else applies.
`;
  const reviewed =
    ci === "none"
      ? ""
      : "\nEvery pull request gets one comment: what is replaced, who can reach whom, what it costs, and what is cut on the way.\n";
  return `# The network of ${organization}

\`config/\` describes it, \`config/network.lock.yaml\` remembers who has which address, and cadastre makes the Terraform of both.

\`\`\`
npm ci
npx cadastre plan      # which addresses the configuration leads to; updates the lock
npx cadastre synth     # the Terraform JSON of every stack, in cdktf.out
npx cadastre verify    # does it do what config/expectations.yaml says?
npx cadastre review main
\`\`\`

## Changing it

Edit \`config/\`, run \`npx cadastre plan\`, commit both, and open a pull request.
${reviewed}
## Building it

\`\`\`
npx cadastre apply --from-nothing    # the first time
npx cadastre apply <what is built>   # from then on: a commit, or a folder
\`\`\`
${bootstrap}
Merging the lock: \`git config merge.cadastre-lock.driver "npx cadastre lock merge %O %A %B %P"\`, once in a clone.
`;
}
