/** What every balanced proxy's host is told alike: times that fit the balancer's, the VPC's resolver, private space. */
import { parseAddress } from "../../ip/address";
import type { Drain } from "../host-files/proxy-settings";
import type { TargetHealth } from "../planned/load-balancer";

/** 30 seconds until the balancer stops sending; the notice that a proxy gives before it leaves is longer. */
export const HEALTH = {
  protocol: "HTTP",
  port: 8080,
  path: "/health",
  intervalSeconds: 10,
  threshold: 3,
} as const satisfies TargetHealth;

export const DRAIN: Drain = {
  noticeSeconds: HEALTH.intervalSeconds * HEALTH.threshold + 15,
  finishSeconds: 120,
};

export const PROBE_SECONDS = 5;

/** Above the balancer's 350, so that it decides. */
export const IDLE_SECONDS = 400;

export const MAX_CONNECTIONS = 20000;

/** The resolver that every VPC has. */
export const RESOLVER = parseAddress("169.254.169.253") as number;
