/** The names by which a configuration says that AWS raised a quota, each with the quota's row. */
import { defaultQuota, type QuotaName, quota } from "./quotas";

export const QUOTA_SETTINGS = {
  attachmentsPerTransitGateway: "tgwAttachments",
  certificatesPerLoadBalancer: "nlbCerts",
  dnsProfilesPerRegion: "profiles",
  elasticIpsPerRegion: "eips",
  gatewayEndpointsPerRegion: "vpceGatewayRegion",
  hostedZonesPerAccount: "zones",
  interfaceEndpointsPerVpc: "vpceInterface",
  ipv4CidrsPerVpc: "ipv4CidrsPerVpc",
  loadBalancerInterfacesPerVpc: "nlbEnisVpc",
  loadBalancersPerRegion: "nlb",
  natGatewaysPerAz: "natPerAz",
  networkInterfacesPerAz: "enis",
  peeringsPerVpc: "peeringActive",
  pendingPeeringsPerAccount: "peeringPending",
  principalsPerService: "vpcePrincipals",
  resolverEndpointAddresses: "resolverIps",
  resolverEndpointsPerRegion: "resolverEndpoints",
  resolverRuleAssociationsPerRegion: "resolverRuleAssoc",
  resolverRulesPerRegion: "resolverRules",
  routeTablesPerVpc: "routeTables",
  routesPerTransitGateway: "tgwRoutes",
  rulesPerNetworkAcl: "aclRules",
  rulesPerSecurityGroup: "sgRules",
  securityGroupsPerRegion: "sgs",
  sharePrincipalsPerRegion: "ramPrincipals",
  subnetsPerVpc: "subnetsPerVpc",
  tablesPerTransitGateway: "tgwRouteTables",
  targetGroupsPerRegion: "tg",
  targetsPerLoadBalancer: "nlbTargets",
  targetsPerTargetGroup: "tgTargets",
  targetsPerZone: "nlbTargetsAz",
  transitGatewaysPerRegion: "tgw",
  vpcsPerRegion: "vpcs",
  zonesPerProfile: "profilePhz",
} as const satisfies Readonly<Record<string, QuotaName>>;

export type QuotaSetting = keyof typeof QUOTA_SETTINGS;

export const QUOTA_SETTING_NAMES = Object.keys(QUOTA_SETTINGS) as readonly QuotaSetting[];

/** The figure without a raise, the most that it can be raised to, and what to ask AWS for. */
export function settingOf(setting: QuotaSetting): {
  readonly default: number;
  readonly max?: number;
  readonly code: string;
  readonly source: string;
} {
  const name = QUOTA_SETTINGS[setting];
  const { code, name: called, max, source } = quota(name);
  return { default: defaultQuota(name), code: code ?? called, source, ...(max !== undefined && { max }) };
}

/** `Subnets, for each VPC: 200 unless raised (L-407747CB).` */
export function describeSetting(setting: QuotaSetting): string {
  const { name, scope, default: figure, max, code, adjustable } = quota(QUOTA_SETTINGS[setting]);
  if (figure === null) return `${name}, for each ${scope}: AWS publishes no figure.`;
  const raise = adjustable ? " unless raised" : "";
  const facts = [code, max !== undefined && `at most ${max}`].filter((fact) => fact).join(", ");
  return `${name}, for each ${scope}: ${figure}${raise}${facts ? ` (${facts})` : ""}.`;
}
