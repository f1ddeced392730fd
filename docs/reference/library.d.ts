/**
 * What `import … from "cadastre"` gives, and what it is made of. Made by `npm run docs`, and installed with the package.
 * A change of this file is a change of the library: semantic versioning says which.
 */
import type { TerraformStack } from "cdktf";

export interface EmittedStack {
    readonly name: string;
    /** Terraform JSON. */
    readonly json: Readonly<Record<string, unknown>>;
}

export interface Loaded {
    readonly isSound: boolean;
    readonly diagnostics: readonly Told[];
    /** What was read, by path. */
    readonly files: readonly string[];
}

/**
 * Adds to a stack. `stack` has the stack's provider and backend; what is planned in it is named by expressions that `planned`
 * gives, and texts of `planned` are as Terraform takes them.
 */
export type OnStack = (stack: TerraformStack, planned: StackNouns) => void;

export declare class Organization {
    #private;
    /** `config` is a file or a folder of the project in the working directory. */
    constructor(config?: string, source?: Omit<Source, "config">);
    plan(): PlannedOrganization;
    /**
     * Writes the Terraform JSON of every stack. `onStack` is called for each; what it adds is made by CDKTF, and a stack that it
     * leaves alone is what it would be without it. Rejects with {@link Refused} where the configuration has errors, its lock is
     * out of date, or the code does what it may not.
     */
    synth({ out, only, ...code }?: SynthOptions): Promise<Output>;
}

/** What a project's module exports: by these names, or both in its default export. */
export interface OwnCode {
    readonly onStack?: OnStack | undefined;
    readonly policies?: readonly Policy[] | undefined;
}

export interface Plan {
    readonly organization: {
        readonly name: string;
        readonly id?: string;
        readonly partition: string;
    };
    readonly accounts: readonly PlannedAccount[];
    /** In order of scope and then from the top of each tree down. */
    readonly pools: readonly PlannedPool[];
    /** Every address that the organisation has, sorted by scope and ref; listed when it is first asked for. */
    readonly addresses: readonly PlannedAddress[];
    readonly tombstones: readonly PlannedTombstone[];
    /** PrivateLink services, sorted by name. */
    readonly services: readonly PlannedService[];
    /** Networks of others, sorted by kind and name. */
    readonly neighbours: readonly PlannedNeighbour[];
    /** Sorted by phase and name. */
    readonly stacks: readonly PlannedStack[];
}

export type Planned = OfKnownKind<PlannedVpc | PlannedCidrAssociation | PlannedSubnet | PlannedNetworkAcl | PlannedRouteTable | PlannedRoute | PlannedInternetGateway | PlannedNatGateway | PlannedFlowLog | PlannedGatewayEndpoint | PlannedInterfaceEndpoint | PlannedSecurityGroup | PlannedSecurityGroupRule | PlannedPrivateZone | PlannedEndpointRecord | PlannedBalancerRecord | PlannedZoneAuthorization | PlannedZoneAssociation | PlannedDnsProfile | PlannedProfileZone | PlannedProfileAssociation | PlannedResourceShare | PlannedSharedResource | PlannedSharePrincipal | PlannedResolverEndpoint | PlannedResolverRule | PlannedResolverRuleAssociation | PlannedConnectionRoute | PlannedPeering | PlannedPeeringAccepter | PlannedPeeringOptions | PlannedTransitGateway | PlannedTransitTable | PlannedVpcAttachment | PlannedAttachmentAccepter | PlannedTransitAssociation | PlannedTransitPropagation | PlannedTransitRoute | PlannedCustomerGateway | PlannedVpnConnection | PlannedDirectConnectAssociation | PlannedLoadBalancer | PlannedTargetGroup | PlannedListener | PlannedTarget | PlannedTargetFleet | PlannedEndpointService | PlannedNameProof | PlannedServiceEndpoint | PlannedServiceRecord | PlannedConnectionAccepter | PlannedInstanceRole | PlannedLaunchTemplate | PlannedAutoScalingGroup | PlannedGatewayBalancer | PlannedGatewayBalancerEndpoint | PlannedNetworkInterface | PlannedInstance | PlannedProxySettings | PlannedStateBucket | PlannedAttachmentLookup | PlannedAcceptanceLookup | PlannedPeeringLookup | PlannedGatewayLookup | PlannedRuleLookup | PlannedServiceLookup | PlannedAddition | PlannedExport | PlannedImport>;

/** The nouns of one kind. */
export type PlannedOf<Kind extends Planned["kind"]> = Extract<Planned, {
    readonly kind: Kind;
}>;

/** A plan, or what is wrong. */
export declare class PlannedOrganization {
    #private;
    private constructor();
    /** Undefined where there are errors. */
    get plan(): Plan | undefined;
    get diagnostics(): readonly Told[];
    /** The lock that planning leads to, and whether that is another than there is. */
    get lock(): {
        readonly file: string;
        readonly text: string;
        readonly isNew: boolean;
    } | undefined;
}

export type Policy = (input: PolicyInput) => readonly PolicyDiagnostic[];

export interface PolicyDiagnostic {
    /** Capital letters, digits and underscores, `ACME_NO_PUBLIC_TIER`, and none of this program's codes. */
    readonly code: string;
    /** An error, if it is not said. */
    readonly severity?: "error" | "warning";
    /** What is wrong, as one sentence without a full stop. */
    readonly message: string;
    readonly why: string;
    readonly help: string;
    /** As `because.at` of planned things. */
    readonly at?: SourceRange | undefined;
}

export interface PolicyInput {
    readonly plan: Plan;
    /** What is emitted, with what the project's own code adds; sorted by name. Made when it is first asked for. */
    readonly stacks: readonly EmittedStack[];
    /** What the witness finds in them. Made when it is first asked for. */
    readonly findings: readonly Told[];
}

export interface Question {
    /** An account, VPC, tier, external range, `internet` or address. */
    readonly from: string;
    /** The same, or a service. */
    readonly to: string;
    /** 443 if it is not said. */
    readonly port?: number;
    readonly protocol?: Protocol;
}

export declare class Refused extends Error {
    readonly name = "Refused";
    /** Empty where no text is to blame. */
    readonly diagnostics: readonly Told[];
    constructor(message: string, diagnostics?: readonly Told[]);
}

export interface ReviewOptions {
    /** The code of the later version, whose policies are asked. */
    readonly code?: OwnCode;
    /** The code of the earlier version. */
    readonly codeBefore?: OwnCode;
    /** What the versions are called in the comment. */
    readonly names?: {
        readonly before: string;
        readonly after?: string;
    };
    /** The day that overrides of guards are held to, `2026-11-23`; today if it is not said. */
    readonly today?: string;
}

export interface ReviewedChange {
    /** All that the change does, the worst first: `moved`, `replaced`, `opened`, and the others of docs/review.md. */
    readonly verdict: readonly string[];
    /** What guards, lock and policies say. */
    readonly diagnostics: readonly Told[];
    readonly markdown: string;
}

export interface Source {
    /** The project's folder; the working directory if it is not said. */
    readonly folder?: string;
    /** The configuration, a file or a folder in the project: `config` if it is not said. */
    readonly config?: string;
    /** The configuration's files and its lock by path, read in place of the disk. */
    readonly texts?: Readonly<Record<string, string>>;
    /** The project as git has it in this revision. */
    readonly revision?: string;
}

export declare class StackNouns {
    #private;
    constructor(stack: PlannedStack);
    /** `payments-prod_us-east-1_base`. */
    get name(): string;
    get account(): {
        readonly name: string;
        readonly id: string;
    };
    get region(): string;
    get phase(): Phase;
    /** Everything that is planned in the stack, sorted by kind and ref. */
    get resources(): readonly Planned[];
    get vpcs(): readonly PlannedVpc[];
    ofKind<Kind extends Planned["kind"]>(kind: Kind): readonly PlannedOf<Kind>[];
    /** A VPC's subnets; of one tier, where it is named. */
    subnetsOf(vpc: PlannedVpc, tier?: string): readonly PlannedSubnet[];
    /** The Terraform expression for an attribute of something in this stack, `${aws_vpc.main.arn}`. */
    attribute({ kind, ref }: Pick<Planned, "kind" | "ref">, name: string): string;
    /** The same for its ID, `${aws_vpc.main.id}`. */
    idOf(noun: Pick<Planned, "kind" | "ref">): string;
}

export interface SynthOptions extends OwnCode {
    /** Where to write: what CDKTF's CLI asks for, or else `cdktf.out`. */
    readonly out?: string;
    /** These stacks alone: what CDKTF's CLI asks for, or else all. */
    readonly only?: readonly string[];
}

/** What is emitted, and what the witness may be told of it. */
export declare class Synthesis {
    #private;
    /** Sorted by name. */
    readonly stacks: readonly SynthesizedStack[];
    private constructor();
}

/** A diagnostic or finding in words. */
export interface Told {
    readonly code: string;
    readonly severity: "error" | "warning";
    readonly message: string;
    readonly why: string;
    readonly help: string;
    readonly at?: SourceRange;
    /** The Terraform resource, `stack:type.name`, where one is to blame. */
    readonly resource?: string;
}

export interface Traced {
    /** Whether anything arrives. */
    readonly isOpen: boolean;
    readonly trace: Trace;
    /** As the command prints it. */
    readonly text: string;
}

export declare function load(source?: Source): Loaded;

export declare function plan(source?: Source): PlannedOrganization;

/** Rejects with {@link Refused} where a version cannot be planned or emitted. */
export declare function review(before: PlannedOrganization, after: PlannedOrganization, { code, codeBefore, names, today }?: ReviewOptions): Promise<ReviewedChange>;

/** Rejects with {@link Refused} where there is no plan, or the code does what it may not. */
export declare function synthesize(planned: PlannedOrganization, code?: OwnCode): Promise<Synthesis>;

/** Of several flows, the first that is not open. Throws {@link Refused} where a name is nobody's. */
export declare function trace(synthesis: Synthesis, { from, to, port, protocol }: Question): Traced;

/** Everything that is wrong, errors first; empty where all holds. */
export declare function verify(synthesis: Synthesis): readonly Told[];

interface AddedText {
    readonly path: readonly (string | number)[];
    /** Terraform's own language, and between it what is planned: one thing, or a list of some. */
    readonly parts: readonly (string | AddedUse | readonly AddedUse[])[];
}

/** Something in the same stack: an attribute of it, or without one the thing itself. */
interface AddedUse {
    readonly kind: PlannedKind;
    readonly ref: string;
    readonly attribute?: string;
}

type Backend = S3Backend | LocalBackend | CloudBackend;

/** The configuration behind a planned thing: a config ref and where it is written. */
interface Because {
    readonly ref: string;
    readonly at?: SourceRange;
}

/** An IAM policy document. */
interface BucketPolicy {
    readonly Version: "2012-10-17";
    readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

interface CloudBackend {
    readonly type: "cloud";
    readonly organization: string;
    readonly hostname?: string;
    readonly project?: string;
    readonly workspacePrefix: string;
}

/** What has to hold of an attribute. Terraform stops with the sentence where it does not. */
interface Condition {
    /** Terraform's name, `vpc_owner_id`; of a list of blocks what each has, `peer_cidr_block_set[*].cidr_block`. */
    readonly attribute: string;
    readonly has: Expected;
    /** The sentence, without commas or quotes, so that one template serves all accounts. */
    readonly otherwise: string;
}

/** How a flow ends, in Batfish's words. */
type Disposition = "delivered" | "exits network" | "denied in" | "denied out" | "no route" | "null-routed" | "loop" | "insufficient information";

/** Where exported values lie: one small JSON object in the exchange bucket. */
interface ExchangeObject {
    readonly bucket: string;
    /** The bucket's region. */
    readonly region: string;
    readonly key: string;
}

type Expected = {
    readonly value: string | number | Identifier;
}
/** Each of the attribute's values is one of these; it may have none, as AWS does not tell some things at once. */
 | {
    readonly among: readonly string[];
};

type FlowLogDestination = {
    readonly to: "s3";
    readonly bucketArn: string;
} | {
    readonly to: "cloud-watch-logs";
    readonly logGroup: string;
    readonly role: string;
    readonly retentionDays: number;
};

/** AWS's own ID of a thing that somebody else made, as the configuration gives it. */
interface GivenIdentifier {
    readonly from: "given";
    readonly id: string;
}

interface Hop {
    readonly direction: "forward" | "reply";
    /** The ref of what decided. */
    readonly place: string;
    /** The Terraform address of what decided. */
    readonly address: string;
    /** What it did and by which rule. */
    readonly rule: string;
    readonly verdict: "passes" | Disposition;
    readonly at?: SourceRange;
}

type Identifier = OwnIdentifier | ImportedIdentifier | GivenIdentifier;

/** A value that another stack exports. */
interface ImportedIdentifier {
    readonly from: "import";
    /** The ref of the {@link PlannedImport} in the same stack. */
    readonly ref: string;
    readonly name: string;
}

/** What a value has to look like before anything is done with it. */
interface ImportedValue {
    readonly value: string;
    /** A regular expression, as Terraform's `regex` takes it. */
    readonly pattern: string;
    /** The sentence that Terraform stops with, without commas or quotes. */
    readonly otherwise: string;
}

interface LocalBackend {
    readonly type: "local";
    /** Relative to the stack's own folder. */
    readonly directory: string;
}

interface Lookup extends PlannedBase {
    /** What another account's stack says it is, or the configuration of what others made. */
    readonly found: Identifier;
    readonly conditions: readonly Condition[];
}

/** The owner of a foreign gateway or peer has to accept what is joined to it, and to lead back to it. */
type NeighbourKind = "direct-connect" | "vpn" | "foreign-gateway" | "foreign-peering";

/** Whatever is planned is of a kind that others can name. */
type OfKnownKind<Thing extends {
    readonly kind: PlannedKind;
}> = Thing;

/** How many stacks were made, were there already, and were removed. */
interface Output {
    readonly made: number;
    readonly kept: number;
    readonly removed: number;
}

/** An attribute of something in the same stack; `attribute` is Terraform's name for it, `id` or `arn` as a rule. */
interface OwnIdentifier {
    readonly from: "stack";
    readonly kind: PlannedKind;
    readonly ref: string;
    readonly attribute: string;
}

/** `bootstrap` holds the state bucket alone and is applied once, by hand. */
type Phase = "bootstrap" | "base" | "link" | "accept";

/** An attachment to somebody else's gateway, once its owner has accepted it. */
interface PlannedAcceptanceLookup extends Lookup {
    readonly kind: "acceptance-lookup";
}

interface PlannedAccount {
    readonly name: string;
    readonly id: string;
    readonly ou?: string;
}

interface PlannedAddition extends PlannedBase {
    readonly kind: "addition";
    readonly section: "resource" | "data" | "locals" | "output";
    /** `aws_security_group`; empty where there is none. */
    readonly type: string;
    /** As Terraform knows it in this stack, `main__web`. */
    readonly name: string;
    /** The JSON text of its value. */
    readonly body: string;
    /** What stands in its value instead, where it names something. */
    readonly texts: readonly AddedText[];
}

interface PlannedAddress {
    readonly ref: string;
    readonly scope: string;
    readonly kind: "pool" | "primary" | "secondary" | "subnet";
    readonly cidrBlock: string;
    /** `revived`: a tombstone of the same name that came back. */
    readonly state: "new" | "kept" | "revived";
    /** The ref it was kept under until a rename was declared. */
    readonly was?: string;
    readonly because: Because;
}

interface PlannedAdoption {
    readonly ref: string;
    /** Terraform's type, `aws_subnet`. */
    readonly type: string;
    /** What `terraform import` takes. */
    readonly id: string;
    /** Arguments that Terraform leaves as they are; it leaves tags in any case. */
    readonly kept: readonly string[];
}

interface PlannedAttachmentAccepter extends PlannedBase {
    readonly kind: "attachment-accepter";
    readonly name: string;
    readonly attachment: Identifier;
    readonly tags: Tags;
}

interface PlannedAttachmentLookup extends Lookup {
    readonly kind: "attachment-lookup";
}

interface PlannedAutoScalingGroup extends PlannedBase {
    readonly kind: "auto-scaling-group";
    readonly name: string;
    readonly launchTemplate: string;
    readonly subnets: readonly string[];
    readonly targetGroup: string;
    readonly instances: {
        readonly least: number;
        readonly most: number;
    };
    /** Whose word that an instance is unhealthy has it replaced: EC2's alone, or the balancer's too. */
    readonly health: "EC2" | "ELB";
    /** The average use of processors, in percent, that the number of instances is held to; absent for a fixed number. */
    readonly cpuPercent?: number;
    /** Seconds a new instance has before it counts in a refresh. */
    readonly warmupSeconds: number;
    readonly tags: Tags;
}

/** A backend with the place of this stack's own state. */
type PlannedBackend = {
    readonly type: "s3";
    readonly bucket: string;
    readonly region: string;
    readonly key: string;
    readonly roleArn?: string;
} | {
    readonly type: "local";
    readonly path: string;
} | (Extract<Backend, {
    type: "cloud";
}> & {
    readonly workspace: string;
});

/** A zone's name, or all below it, as an alias of a load balancer. */
interface PlannedBalancerRecord extends PlannedBase {
    readonly kind: "balancer-record";
    readonly zone: Identifier;
    readonly name: string;
    /** The balancer's name, and the zone that AWS keeps that in. */
    readonly balancerName: Identifier;
    readonly balancerZone: Identifier;
    /** The inbound endpoint that others ask for it. */
    readonly resolverEndpoint: string;
}

interface PlannedBase {
    /**
     * The stable name, `payments-prod/us-east-1/main/app/use1-az1`: account, region, then names from the
     * configuration. Never a position. Terraform addresses are made from it.
     */
    readonly ref: string;
    readonly because: Because;
}

/** A secondary block of a VPC. */
interface PlannedCidrAssociation extends PlannedBase {
    readonly kind: "cidr-association";
    readonly vpc: string;
    readonly cidrBlock: string;
    /** The ref of the association that has to be there first, since AWS refuses some orders. */
    readonly after?: string;
}

/** The provider's word that an endpoint may connect. */
interface PlannedConnectionAccepter extends PlannedBase {
    readonly kind: "connection-accepter";
    readonly service: Identifier;
    readonly endpoint: Identifier;
}

/** A route over a connection, in a table that another stack of the same account made. */
interface PlannedConnectionRoute extends PlannedBase {
    readonly kind: "connection-route";
    readonly routeTable: Identifier;
    readonly destination: string;
    readonly target: {
        /** The route to an interface is moved by forwarders as they fail, so its target is theirs once it is made. */
        readonly kind: "peering" | "transit-gateway" | "network-interface" | "gateway-balancer-endpoint";
        readonly id: Identifier;
    };
    /** A lookup in the same stack that has to hold before. */
    readonly after?: string;
}

interface PlannedCustomerGateway extends PlannedBase {
    readonly kind: "customer-gateway";
    readonly name: string;
    readonly address: string;
    readonly asn: number;
    /** Whether the ASN is one of those that EC2 takes by another argument. */
    readonly extendedAsn: boolean;
    readonly tags: Tags;
}

/** A Direct Connect gateway joined to a transit gateway, and the attachment that AWS makes of it. */
interface PlannedDirectConnectAssociation extends PlannedBase {
    readonly kind: "direct-connect-association";
    readonly directConnectGatewayId: string;
    readonly gateway: Identifier;
    /** What is announced to the other side. */
    readonly allowedPrefixes: readonly string[];
}

interface PlannedDnsProfile extends PlannedBase {
    readonly kind: "dns-profile";
    readonly name: string;
    readonly tags: Tags;
}

interface PlannedEndpointBase extends PlannedBase {
    readonly name: string;
    readonly vpc: string;
    /** What AWS calls the service, `com.amazonaws.us-east-1.s3`. */
    readonly serviceName: string;
    /** JSON in which `{vpc}` still stands for the VPC's ID; absent for full access. */
    readonly policy?: string;
    readonly tags: Tags;
}

/** A zone's name, or all below it, as an alias of an interface endpoint. */
interface PlannedEndpointRecord extends PlannedBase {
    readonly kind: "endpoint-record";
    readonly zone: string;
    /** The whole name, `*.s3.us-east-1.amazonaws.com`. */
    readonly name: string;
    readonly endpoint: string;
}

/** What a load balancer offers to other VPCs. */
interface PlannedEndpointService extends PlannedBase {
    readonly kind: "endpoint-service";
    readonly name: string;
    readonly loadBalancer: string;
    /** ARNs, sorted; who is not among them does not even see the service. */
    readonly principals: readonly string[];
    readonly acceptanceRequired: boolean;
    readonly privateName?: string;
    /** Regions it serves, its own among them; empty for its own alone. */
    readonly regions: readonly string[];
    readonly tags: Tags;
}

interface PlannedExport extends PlannedBase {
    readonly kind: "export";
    readonly object: ExchangeObject;
    readonly values: Readonly<Record<string, OwnIdentifier>>;
    /** True where the account's default tags are more than S3 takes on an object, which then has none. */
    readonly untagged?: boolean;
}

interface PlannedFlowLog extends PlannedBase {
    readonly kind: "flow-log";
    readonly name: string;
    readonly vpc: string;
    readonly traffic: "ALL" | "ACCEPT" | "REJECT";
    readonly aggregationSeconds: 60 | 600;
    readonly destination: FlowLogDestination;
    readonly tags: Tags;
}

/** The balancer, its one listener, its target group and its endpoint service, which is for its own account alone. */
interface PlannedGatewayBalancer extends PlannedBase {
    readonly kind: "gateway-balancer";
    /** At most 32 letters, digits and hyphens. */
    readonly name: string;
    readonly vpc: string;
    readonly subnets: readonly string[];
    readonly health: Required<Omit<TargetHealth, "timeoutSeconds">>;
    /** Seconds that flows of a target that leaves stay with it. */
    readonly deregistrationSeconds: number;
    readonly tags: Tags;
}

/** In one AZ, as each of them has one subnet alone. */
interface PlannedGatewayBalancerEndpoint extends PlannedBase {
    readonly kind: "gateway-balancer-endpoint";
    readonly name: string;
    readonly vpc: string;
    readonly subnet: string;
    readonly balancer: string;
    readonly tags: Tags;
}

/** A route to the service in each of these tables, and in no other. */
interface PlannedGatewayEndpoint extends PlannedEndpointBase {
    readonly kind: "gateway-endpoint";
    readonly routeTables: readonly string[];
}

interface PlannedGatewayLookup extends Lookup {
    readonly kind: "gateway-lookup";
}

interface PlannedImport extends PlannedBase {
    readonly kind: "import";
    readonly object: ExchangeObject;
    /** The values that are used here, where another account writes them: it may write anything. */
    readonly values?: readonly ImportedValue[];
}

interface PlannedInstance extends PlannedBase {
    readonly kind: "instance";
    readonly name: string;
    /** The public parameter that names the image; what is newer than the instance does not replace it. */
    readonly imageParameter: string;
    readonly instanceType: string;
    readonly role: string;
    readonly networkInterface: string;
    /** A script, at most 16 KB. */
    readonly userData: string;
    /** Texts in the script that stand for identifiers of this stack. */
    readonly late: Readonly<Record<string, OwnIdentifier>>;
    readonly tags: Tags;
}

interface PlannedInstanceRole extends PlannedBase {
    readonly kind: "instance-role";
    /** At most 64 characters. */
    readonly name: string;
    readonly servicePrincipal: string;
    readonly policy: PolicyDocument;
    /** Texts in the policy that stand for identifiers of this stack. */
    readonly late?: Readonly<Record<string, OwnIdentifier>>;
    readonly tags: Tags;
}

/** One network interface in each subnet, of which there is one in each AZ. */
interface PlannedInterfaceEndpoint extends PlannedEndpointBase {
    readonly kind: "interface-endpoint";
    /** The region of the service, where that is another than the endpoint's. */
    readonly serviceRegion?: string;
    readonly subnets: readonly string[];
    readonly securityGroup: string;
    readonly privateDns: boolean;
    /** For S3 with private DNS: whether its names lead here only for who asks through an inbound resolver endpoint. */
    readonly inboundResolverOnly?: boolean;
    /** The gateway endpoint that AWS wants to see first. */
    readonly after?: string;
}

interface PlannedInternetGateway extends PlannedBase {
    readonly kind: "internet-gateway";
    readonly name: string;
    readonly vpc: string;
    readonly tags: Tags;
}

/** The kinds of planned things, by which each names others; a new one begins here. */
type PlannedKind = "vpc" | "cidr-association" | "subnet" | "network-acl" | "route-table" | "route" | "internet-gateway" | "nat-gateway" | "flow-log" | "gateway-endpoint" | "interface-endpoint" | "security-group" | "security-group-rule" | "private-zone" | "endpoint-record" | "balancer-record" | "zone-authorization" | "zone-association" | "dns-profile" | "profile-zone" | "profile-association" | "resource-share" | "shared-resource" | "share-principal" | "resolver-endpoint" | "resolver-rule" | "resolver-rule-association" | "connection-route" | "peering" | "peering-accepter" | "peering-options" | "transit-gateway" | "transit-table" | "vpc-attachment" | "attachment-accepter" | "transit-association" | "transit-propagation" | "transit-route" | "customer-gateway" | "vpn-connection" | "direct-connect-association" | "load-balancer" | "target-group" | "listener" | "target" | "target-fleet" | "endpoint-service" | "name-proof" | "service-endpoint" | "service-record" | "connection-accepter" | "instance-role" | "launch-template" | "auto-scaling-group" | "gateway-balancer" | "gateway-balancer-endpoint" | "network-interface" | "instance" | "proxy-settings" | "state-bucket" | "attachment-lookup" | "peering-lookup" | "gateway-lookup" | "acceptance-lookup" | "rule-lookup" | "service-lookup" | "addition" | "export" | "import";

interface PlannedLaunchTemplate extends PlannedBase {
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

/** From the balancer's port to a target group; TLS ends at the balancer. */
interface PlannedListener extends PlannedBase {
    readonly kind: "listener";
    readonly loadBalancer: string;
    readonly targetGroup: string;
    readonly protocol: "TCP" | "TLS";
    readonly port: number;
    /** The ARN of the certificate that a TLS listener shows. */
    readonly certificate?: string;
    /** Absent for AWS's own 350 seconds. */
    readonly idleSeconds?: number;
    readonly tags: Tags;
}

interface PlannedLoadBalancer extends PlannedBase {
    readonly kind: "load-balancer";
    /** At most 32 letters, digits and hyphens. */
    readonly name: string;
    readonly subnets: readonly string[];
    readonly securityGroup: string;
    /**
     * Whether its group's ingress rules are for what comes through PrivateLink too. A consumer's addresses mean nothing
     * to the provider, so a service's balancer lets in PrivateLink unfiltered, and nobody else.
     */
    readonly filtersPrivateLink: boolean;
    readonly crossZone: boolean;
    readonly deletionProtection: boolean;
    /** Names that clients outside AWS are to resolve to it; `*.` stands for every name below. */
    readonly names: readonly string[];
    readonly tags: Tags;
}

/** The public TXT record that proves a private name's domain, and AWS's look at it, which is waited for. */
interface PlannedNameProof extends PlannedBase {
    readonly kind: "name-proof";
    readonly service: string;
    readonly privateName: string;
    /** The ID of a public hosted zone that others keep. */
    readonly zoneId: string;
}

/** A public NAT gateway with an Elastic IP of its own. */
interface PlannedNatGateway extends PlannedBase {
    readonly kind: "nat-gateway";
    readonly name: string;
    readonly subnet: string;
    /** It reaches the internet through this gateway, which has to be there first. */
    readonly internetGateway: string;
    readonly tags: Tags;
}

interface PlannedNeighbour {
    readonly name: string;
    readonly kind: NeighbourKind;
    /** The transit gateway's ref, or that of a peering. */
    readonly gateway: string;
    /** The transit gateway's ASN, which the neighbour sees at the end of every path of a VPN; a foreign one's may be unknown. */
    readonly asn?: number;
    /** `static`: nothing is told, and the neighbour's routes are written by hand. */
    readonly routing: "bgp" | "static";
    /** The neighbour's own prefixes. */
    readonly behind: readonly string[];
    /** The prefixes that lead to us, sorted: announced, or to be written by hand. */
    readonly told: readonly string[];
    readonly because: Because;
}

interface PlannedNetworkAcl extends PlannedBase {
    readonly kind: "network-acl";
    readonly name: string;
    readonly vpc: string;
    /** Refs. */
    readonly subnets: readonly string[];
    /** Blocks with which nothing is exchanged, in either direction. */
    readonly denied: readonly string[];
    readonly tags: Tags;
}

/** An interface that passes on what is not addressed to it. */
interface PlannedNetworkInterface extends PlannedBase {
    readonly kind: "network-interface";
    readonly name: string;
    readonly subnet: string;
    readonly securityGroup: string;
    readonly tags: Tags;
}

/** VPCs whose clients reach the same things directly. */
interface PlannedNoProxy {
    readonly vpcs: readonly string[];
    /** Names, then CIDR blocks; joined with commas they are `no_proxy`. */
    readonly entries: readonly string[];
}

interface PlannedPeering extends PlannedBase {
    readonly kind: "peering";
    readonly name: string;
    readonly vpc: Identifier;
    readonly peerVpc: Identifier;
    readonly peerAccountId: string;
    readonly peerRegion: string;
    readonly tags: Tags;
}

interface PlannedPeeringAccepter extends PlannedBase {
    readonly kind: "peering-accepter";
    readonly name: string;
    readonly peering: Identifier;
    readonly tags: Tags;
}

interface PlannedPeeringLookup extends Lookup {
    readonly kind: "peering-lookup";
    /** The accepter in the same stack that comes before: AWS tells the other VPC's blocks of an active peering alone. */
    readonly after?: string;
}

/** One side's DNS option, which AWS takes once the peering is active. */
interface PlannedPeeringOptions extends PlannedBase {
    readonly kind: "peering-options";
    readonly peering: Identifier;
    readonly side: "requester" | "accepter";
    readonly dnsResolution: boolean;
    /** The accepter in the same stack, which has to be there first. */
    readonly after?: string;
}

interface PlannedPool {
    readonly name: string;
    readonly scope: string;
    readonly parent?: string;
    readonly depth: number;
    readonly locale?: string;
    readonly cidrBlocks: readonly string[];
    /** Addresses provisioned, and of them those that are free to allocate. */
    readonly size: number;
    readonly free: number;
    /** Maximal free blocks, in address order. */
    readonly freeBlocks: readonly string[];
    /** The same by prefix length, largest first. */
    readonly census: readonly {
        readonly prefixLength: number;
        readonly count: number;
    }[];
    /** Ranges that reach into the pool and are never allocated; named as `external range dallas`. */
    readonly ranges: readonly {
        readonly cidrBlock: string;
        readonly name: string;
    }[];
    readonly because: Because;
}

/** A private zone, made with the VPC of its hub; other VPCs are associated by resources of their own. */
interface PlannedPrivateZone extends PlannedBase {
    readonly kind: "private-zone";
    readonly name: string;
    readonly vpc: Identifier;
    readonly comment: string;
    readonly tags: Tags;
}

/** A VPC that has a profile. */
interface PlannedProfileAssociation extends PlannedBase {
    readonly kind: "profile-association";
    readonly name: string;
    readonly profile: Identifier;
    readonly vpc: Identifier;
    readonly tags: Tags;
}

/** A zone in a profile. */
interface PlannedProfileZone extends PlannedBase {
    readonly kind: "profile-zone";
    readonly name: string;
    readonly profile: string;
    readonly zone: string;
}

interface PlannedProvider {
    readonly requiredVersion: string;
    readonly awsProvider: string;
    readonly assumeRoleArn?: string;
    readonly defaultTags: Tags;
}

/** An output of the stack: the proxy's address, and `no_proxy` for each VPC that may use it. */
interface PlannedProxySettings extends PlannedBase {
    readonly kind: "proxy-settings";
    readonly name: string;
    readonly loadBalancer: string;
    readonly port: number;
    readonly direct: readonly PlannedNoProxy[];
}

interface PlannedRename {
    readonly from: string;
    readonly to: string;
}

/** One address in each subnet. */
interface PlannedResolverEndpoint extends PlannedBase {
    readonly kind: "resolver-endpoint";
    readonly name: string;
    readonly direction: "INBOUND" | "OUTBOUND";
    readonly subnets: readonly string[];
    readonly securityGroup: string;
    readonly tags: Tags;
}

/** A domain that is asked elsewhere, through an outbound endpoint. */
interface PlannedResolverRule extends PlannedBase {
    readonly kind: "resolver-rule";
    readonly name: string;
    readonly domain: string;
    readonly endpoint: string;
    readonly targets: readonly {
        readonly ip: string;
        readonly port: number;
    }[];
    readonly tags: Tags;
}

/** A VPC that follows a rule. */
interface PlannedResolverRuleAssociation extends PlannedBase {
    readonly kind: "resolver-rule-association";
    readonly name: string;
    readonly rule: Identifier;
    readonly vpc: Identifier;
}

interface PlannedResourceShare extends PlannedBase {
    readonly kind: "resource-share";
    readonly name: string;
    readonly tags: Tags;
}

interface PlannedRoute extends PlannedBase {
    readonly kind: "route";
    readonly routeTable: string;
    readonly destination: string;
    readonly target: RouteTarget;
}

interface PlannedRouteTable extends PlannedBase {
    readonly kind: "route-table";
    readonly name: string;
    readonly vpc: string;
    readonly tags: Tags;
}

interface PlannedRuleLookup extends Lookup {
    readonly kind: "rule-lookup";
}

interface PlannedSecurityGroup extends PlannedBase {
    readonly kind: "security-group";
    readonly name: string;
    /** ASCII, at most 255 characters; AWS replaces a group to change it. */
    readonly description: string;
    readonly vpc: Identifier;
    readonly tags: Tags;
}

interface PlannedSecurityGroupRule extends PlannedBase {
    readonly kind: "security-group-rule";
    readonly securityGroup: string;
    readonly direction: "ingress" | "egress";
    readonly protocol: "tcp" | "udp";
    readonly port: number;
    readonly peer: RulePeer;
}

interface PlannedService {
    readonly name: string;
    /** The ref of the VPC that offers it, or what AWS calls a service of others. */
    readonly offeredBy: string;
    readonly ports: readonly number[];
    readonly dnsName?: string;
    readonly acceptance: "automatic" | "manual";
    readonly consumers: readonly PlannedServiceConsumer[];
    readonly because: Because;
}

interface PlannedServiceConsumer {
    /** The ref of the VPC. */
    readonly vpc: string;
    /** AZ IDs that its endpoint stands in. */
    readonly availabilityZones: readonly string[];
    readonly ports: readonly number[];
}

/** A consumer's endpoint, with one network interface in each subnet. */
interface PlannedServiceEndpoint extends PlannedBase {
    readonly kind: "service-endpoint";
    readonly name: string;
    readonly vpc: Identifier;
    readonly subnets: readonly Identifier[];
    /** In the same stack. */
    readonly securityGroup: string;
    /** The provider's export of it, or what somebody outside calls it. */
    readonly serviceName: Identifier | string;
    /** The service's region where that is another one. */
    readonly serviceRegion?: string;
    /** Whether the service's own private name leads here. */
    readonly privateDns: boolean;
    readonly tags: Tags;
}

interface PlannedServiceLookup extends Lookup {
    readonly kind: "service-lookup";
    /** The service's region where that is another one. */
    readonly region?: string;
}

/** A name in a consumer's zone: an alias of its endpoint, or of the endpoint's address in one AZ. */
interface PlannedServiceRecord extends PlannedBase {
    readonly kind: "service-record";
    /** In the same stack, as the endpoint is. */
    readonly zone: string;
    readonly name: string;
    readonly endpoint: string;
}

interface PlannedSharePrincipal extends PlannedBase {
    readonly kind: "share-principal";
    readonly share: string;
    /** An account ID. */
    readonly principal: string;
}

interface PlannedSharedResource extends PlannedBase {
    readonly kind: "shared-resource";
    readonly share: string;
    /** The thing's `arn`. */
    readonly resource: OwnIdentifier;
}

/** What is planned in it is made when it is asked for, anew each time: whoever needs it more than once takes it once. */
interface PlannedStack {
    /** `payments-prod_us-east-1_base`: names have no underscore, so this is unambiguous. */
    readonly name: string;
    readonly account: {
        readonly name: string;
        readonly id: string;
    };
    readonly region: string;
    readonly phase: Phase;
    /** Names of stacks that have to be applied before. */
    readonly dependsOn: readonly string[];
    readonly provider: PlannedProvider;
    readonly backend: PlannedBackend;
    /** Sorted by kind and ref. */
    readonly resources: readonly Planned[];
    /** Renames that touch this stack's resources, for `moved` blocks. */
    readonly renames: readonly PlannedRename[];
    /** What was built before and is imported, of this account and region: a stack has those whose refs it has. */
    readonly adopted: readonly PlannedAdoption[];
}

interface PlannedStateBucket extends PlannedBase {
    readonly kind: "state-bucket";
    readonly bucket: string;
    readonly bucketPolicy: BucketPolicy;
    readonly keyPolicy: BucketPolicy;
}

interface PlannedSubnet extends PlannedBase {
    readonly kind: "subnet";
    readonly name: string;
    readonly vpc: string;
    readonly tier: string;
    readonly availabilityZoneId: string;
    readonly cidrBlock: string;
    /** The ref of the secondary block it lies in, which has to be associated first. */
    readonly association?: string;
    readonly routeTable: string;
    /** Whether instances get a public address by default. */
    readonly publicAddresses: boolean;
    readonly tags: Tags;
}

/** One thing that a target group sends to: an address, an instance's ID or a load balancer's ARN. */
interface PlannedTarget extends PlannedBase {
    readonly kind: "target";
    readonly targetGroup: string;
    readonly target: string;
    readonly port: number;
    /** Whether an address is outside the balancer's VPC, and so in no AZ of its own. */
    readonly outside: boolean;
}

/** An Auto Scaling group, made elsewhere, that registers its instances. */
interface PlannedTargetFleet extends PlannedBase {
    readonly kind: "target-fleet";
    readonly targetGroup: string;
    readonly autoScalingGroup: string;
}

interface PlannedTargetGroup extends PlannedBase {
    readonly kind: "target-group";
    readonly name: string;
    readonly vpc: string;
    readonly port: number;
    readonly targets: "instance" | "ip" | "alb";
    /** Whether targets learn the client's address from a PROXY header, and not from the packets. */
    readonly proxyProtocol: boolean;
    readonly health: TargetHealth;
    /** Seconds that connections to a target that leaves may last. */
    readonly deregistrationSeconds: number;
    readonly tags: Tags;
}

interface PlannedTombstone {
    readonly ref: string;
    readonly scope: string;
    readonly cidrBlock: string;
    readonly state: "new" | "kept";
}

/** Which table decides about what an attachment sends. */
interface PlannedTransitAssociation extends PlannedBase {
    readonly kind: "transit-association";
    readonly attachment: Identifier;
    readonly table: Identifier;
}

interface PlannedTransitGateway extends PlannedBase {
    readonly kind: "transit-gateway";
    readonly name: string;
    readonly asn: number;
    readonly tags: Tags;
}

/** A table that learns an attachment's blocks. */
interface PlannedTransitPropagation extends PlannedBase {
    readonly kind: "transit-propagation";
    readonly attachment: Identifier;
    readonly table: Identifier;
}

interface PlannedTransitRoute extends PlannedBase {
    readonly kind: "transit-route";
    readonly table: Identifier;
    readonly destination: string;
    readonly target: {
        readonly to: "attachment";
        readonly attachment: Identifier;
    } | {
        readonly to: "blackhole";
    };
}

/** One segment's route table. */
interface PlannedTransitTable extends PlannedBase {
    readonly kind: "transit-table";
    readonly name: string;
    readonly gateway: Identifier;
    readonly tags: Tags;
}

interface PlannedVpc extends PlannedBase {
    readonly kind: "vpc";
    readonly name: string;
    readonly cidrBlock: string;
    readonly dnsSupport: boolean;
    readonly dnsHostnames: boolean;
    readonly tags: Tags;
}

interface PlannedVpcAttachment extends PlannedBase {
    readonly kind: "vpc-attachment";
    readonly name: string;
    readonly gateway: Identifier;
    readonly vpc: Identifier;
    readonly subnets: readonly Identifier[];
    /** Whether this account owns the gateway too, and so decides about its default tables. */
    readonly ownGateway: boolean;
    readonly tags: Tags;
}

interface PlannedVpnConnection extends PlannedBase {
    readonly kind: "vpn-connection";
    readonly name: string;
    readonly customerGateway: string;
    readonly gateway: Identifier;
    readonly staticRoutes: boolean;
    readonly tags: Tags;
}

interface PlannedZoneAssociation extends PlannedBase {
    readonly kind: "zone-association";
    readonly zone: Identifier;
    readonly vpc: Identifier;
    /** Of another account's zone, which nobody but that account can look up before it is associated. */
    readonly conditions?: readonly Condition[];
}

/** The zone owner's word that another account's VPC may be associated. */
interface PlannedZoneAuthorization extends PlannedBase {
    readonly kind: "zone-authorization";
    readonly zone: Identifier;
    readonly vpc: Identifier;
}

interface PolicyDocument {
    readonly Version: "2012-10-17";
    readonly Statement: readonly PolicyStatement[];
}

/** IAM policies as planning writes them, before they are JSON. */
interface PolicyStatement {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
}

interface Position {
    /** From 1. */
    readonly line: number;
    /** From 1, in UTF-16 code units, as editors and SARIF count. */
    readonly column: number;
}

type Protocol = "tcp" | "udp" | "icmp";

/** What a route goes to: the kind of thing and its ref in the same stack. */
interface RouteTarget {
    readonly kind: "internet-gateway" | "nat-gateway";
    readonly ref: string;
}

/** Whom a rule admits: addresses, the prefix list of a gateway endpoint's service, or who wears a group. */
type RulePeer = {
    readonly kind: "cidr-block";
    readonly cidrBlock: string;
} | {
    readonly kind: "gateway-endpoint";
    readonly ref: string;
} | {
    readonly kind: "security-group";
    readonly ref: string;
};

interface S3Backend {
    readonly type: "s3";
    readonly bucket: string;
    readonly region: string;
    /** The folder of all this project's objects in the bucket. */
    readonly prefix: string;
    /** The account that owns the bucket; with it the bootstrap stack is made. */
    readonly account?: string;
    /** Where the bootstrap stack's own state is: in a file, until the bucket is there. */
    readonly bootstrapState: "local" | "bucket";
}

/** A stretch of one file; `end` is just past the last character. `file` is relative to the project, with `/`. */
interface SourceRange {
    readonly file: string;
    readonly start: Position;
    readonly end: Position;
}

interface SynthesizedStack extends EmittedStack {
    /** As `cdk.tf.json` has it. */
    readonly text: string;
}

/** AWS tags, key to value. */
type Tags = Readonly<Record<string, string>>;

interface TargetHealth {
    readonly protocol: "TCP" | "HTTP" | "HTTPS";
    /** Absent for the port that traffic goes to. */
    readonly port?: number;
    /** Absent for TCP. */
    readonly path?: string;
    readonly intervalSeconds: number;
    /** Absent for AWS's own: 10 seconds, or 6 for HTTP. */
    readonly timeoutSeconds?: number;
    /** Checks in a row that have to succeed, or fail, before a target counts as changed. */
    readonly threshold: number;
}

interface Trace {
    readonly from: string;
    readonly to: string;
    readonly protocol: Protocol;
    readonly port: number;
    readonly disposition: Disposition;
    /** Which way it failed or went. */
    readonly direction: "forward" | "reply";
    readonly reason: string;
    /** What would have to change for the flow to be delivered; empty when it is. */
    readonly remedy: string;
    readonly hops: readonly Hop[];
    /** The configuration behind the deciding hop. */
    readonly at?: SourceRange;
    /** The Terraform address of the deciding resource, `stack:type.name`. */
    readonly decidedBy: string;
}

export {};
