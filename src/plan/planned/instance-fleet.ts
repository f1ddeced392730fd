/** Instances that come and go by themselves: role, launch template and Auto Scaling group. */
import type { OwnIdentifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";
import type { PolicyDocument } from "./policy";

export interface PlannedInstanceRole extends PlannedBase {
  readonly kind: "instance-role";
  /** At most 64 characters. */
  readonly name: string;
  readonly servicePrincipal: string;
  readonly policy: PolicyDocument;
  /** Texts in the policy that stand for identifiers of this stack. */
  readonly late?: Readonly<Record<string, OwnIdentifier>>;
  readonly tags: Tags;
}

export interface PlannedLaunchTemplate extends PlannedBase {
  readonly kind: "launch-template";
  readonly name: string;
  /** `resolve:ssm:…`: EC2 looks the image up at launch, so that Terraform plans stay as they are. */
  readonly image: string;
  readonly instanceType: string;
  readonly role: string;
  readonly securityGroup: string;
  /** A script, at most 16 KB. */
  readonly userData: string;
  /** Whether EC2 is given it compressed, and the limit is for that. */
  readonly compressed: boolean;
  readonly tags: Tags;
}

export interface PlannedAutoScalingGroup extends PlannedBase {
  readonly kind: "auto-scaling-group";
  readonly name: string;
  readonly launchTemplate: string;
  readonly subnets: readonly string[];
  readonly targetGroup: string;
  readonly instances: { readonly least: number; readonly most: number };
  /** Whose word that an instance is unhealthy has it replaced: EC2's alone, or the balancer's too. */
  readonly health: "EC2" | "ELB";
  /** The average use of processors, in percent, that the number of instances is held to; absent for a fixed number. */
  readonly cpuPercent?: number;
  /** Seconds a new instance has before it counts in a refresh. */
  readonly warmupSeconds: number;
  readonly tags: Tags;
}
