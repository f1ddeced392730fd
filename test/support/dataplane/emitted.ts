/** First-boot scripts as they stand in emitted stacks, with what only AWS can say filled in. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";
import { synthesizeStack } from "../../../stacks/synthesize";

interface StackJson {
  readonly locals?: Readonly<Record<string, string>>;
}

/** Every script in the stacks of a configuration, as Terraform would read it, by its name. */
export function emittedScripts(configuration: string): Record<string, string> {
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text: configuration }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const result = plan(model, EMPTY_LOCK);
  if (!result.plan) throw new Error(JSON.stringify(result.diagnostics));
  const scripts = result.plan.stacks.flatMap((stack) => {
    const { locals = {} } = JSON.parse(synthesizeStack(stack)) as StackJson;
    return Object.entries(locals).filter(([name]) => name.startsWith("user_data_"));
  });
  return Object.fromEntries(scripts.map(([name, text]) => [name.slice("user_data_".length), text]));
}

/** What Terraform makes of a script, given the worth of each expression in it. */
export function applied(script: string, worthOf: (expression: string) => string): string {
  const filled = script.replaceAll(/(?<!\$)\$\{([^}]+)\}/g, (_, expression: string) => worthOf(expression));
  return filled.replaceAll(/([$%])\1\{/g, "$1{");
}
