/** Guards: kinds of change that are forbidden, and the overrides that allow one for a while. */
import { NOUNS } from "../../aws/resource-words";
import { GUARDED_KINDS } from "../../model/guard";
import { checkedText, name } from "./primitives";
import { refText, sentence } from "./texts";
import { z } from "./zod";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const day = checkedText(
  {
    description: "A day of the calendar, in quotes or not.",
    pattern: DAY.source,
    examples: ["2026-12-31"],
  },
  (text) => (isDay(text) ? undefined : { diagnostic: "DAY_SYNTAX", data: { text } }),
);

/** A day that the calendar has: the 31st of February reads back as another one. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const override = z
  .strictObject({
    for: refText.optional().meta({
      description:
        "The ref, or the beginning of refs, that it is for; everything under the guard unless said.",
      examples: ["payments-prod/us-east-1/main"],
    }),
    reason: sentence("Why this change is meant."),
    owner: sentence("Who answers for it."),
    expires: day.meta({
      description:
        "The last day that it counts: up to 90 days after the day of the review, or it does not count.",
    }),
  })
  .meta({ id: "Override", description: "Somebody's word that a guarded change is meant, for a while." });

export const guard = z
  .strictObject({
    forbid: z.array(z.enum(GUARDED_KINDS)).min(1).meta({ description: "Kinds of change." }),
    of: z
      .array(z.enum(NOUNS as [string, ...string[]]))
      .min(1)
      .optional()
      .meta({ description: "What must not be replaced or destroyed; anything unless said." }),
    where: z
      .array(refText)
      .min(1)
      .optional()
      .meta({
        description: "Refs, or their beginnings, and ou:PATH; everywhere unless said.",
        examples: [["ou:workloads/prod", "network/us-east-1"]],
      }),
    above: z
      .number()
      .min(0)
      .default(0)
      .meta({ description: "What the cost per month may rise by, for raise-cost." }),
    reason: sentence("Why the guard is there; whoever meets it reads this."),
    owner: sentence("Whom to ask."),
    overridable: z
      .boolean()
      .default(true)
      .meta({ description: "Whether an override can allow such a change." }),
    overrides: z
      .array(override)
      .optional()
      .meta({ description: "Permissions for one change each, for a while." }),
  })
  .meta({ id: "Guard", description: "Held by cadastre review against every change." });

export const guards = z.record(name, guard);
