/** Services that work only beside others, where nothing leads to the internet. */

export interface CompanionRow {
  /** What is done with all of them. */
  readonly purpose: string;
  readonly service: string;
  /** By short name; `s3` by a gateway or an interface endpoint. */
  readonly needs: readonly string[];
  readonly source: string;
}

const ECR = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html";
const ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html";
const SSM = "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html";

export const COMPANIONS: readonly CompanionRow[] = [
  {
    purpose: "pull packages",
    service: "codeartifact.api",
    needs: ["codeartifact.repositories", "s3"],
    source: "https://docs.aws.amazon.com/codeartifact/latest/ug/create-vpc-endpoints.html",
  },
  {
    purpose: "pull packages",
    service: "codeartifact.repositories",
    needs: ["codeartifact.api", "s3"],
    source: "https://docs.aws.amazon.com/codeartifact/latest/ug/create-vpc-endpoints.html",
  },
  {
    purpose: "deploy",
    service: "codedeploy-commands-secure",
    needs: ["codedeploy", "s3"],
    source: "https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html",
  },
  { purpose: "pull images", service: "ecr.api", needs: ["ecr.dkr", "s3"], source: ECR },
  { purpose: "pull images", service: "ecr.dkr", needs: ["ecr.api", "s3"], source: ECR },
  { purpose: "run tasks on instances", service: "ecs-agent", needs: ["ecs", "ecs-telemetry"], source: ECS },
  { purpose: "run tasks on instances", service: "ecs-telemetry", needs: ["ecs", "ecs-agent"], source: ECS },
  { purpose: "open sessions and run commands", service: "ssm", needs: ["ssmmessages"], source: SSM },
  { purpose: "open sessions and run commands", service: "ssmmessages", needs: ["ssm"], source: SSM },
];
