/** The types that a survey tells of; whether a resource of another type is there, it cannot say. */
import { IDENTITIES } from "../built/match/identities";

/** AWS lists no authorisations beside the associations that came of them. */
const NOT_LISTED = new Set(["aws_route53_vpc_association_authorization"]);

/** The survey asks for none, and reads those that somebody else's script has put beside its files. */
const OFTEN_NOT_ASKED = /^aws_route53profiles_/;

/** @param built the types that the survey has any of */
export function isSurveyed(type: string, built: ReadonlySet<string>): boolean {
  if (OFTEN_NOT_ASKED.test(type)) return built.has(type);
  return Object.hasOwn(IDENTITIES, type) && !NOT_LISTED.has(type);
}

/** What bears on the network, and that the survey was not asked for. */
export function notAsked(described: ReadonlySet<string>, built: ReadonlySet<string>): string[] {
  return [...described].filter((type) => OFTEN_NOT_ASKED.test(type) && !built.has(type)).sort();
}
