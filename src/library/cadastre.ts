/** What `import … from "cadastre"` gives. All of it is written down in docs/reference/library.d.ts. */
export type { OnStack } from "../../stacks/extension/added";
export type { PlannedOf, StackNouns } from "../../stacks/extension/stack-nouns";
export type { Plan } from "../plan/planned/plan";
export type { Planned } from "../plan/planned/stack";
export { type Loaded, load } from "./load";
export { Organization, type SynthOptions } from "./organization";
export type { OwnCode } from "./own-code";
export { type PlannedOrganization, plan } from "./plan";
export type { EmittedStack, Policy, PolicyDiagnostic, PolicyInput } from "./policy";
export { Refused } from "./refused";
export { type ReviewedChange, type ReviewOptions, review } from "./review";
export type { Source } from "./source";
export { type Synthesis, synthesize } from "./synthesize";
export type { Told } from "./told";
export { type Question, type Traced, trace } from "./trace";
export { verify } from "./verify";
