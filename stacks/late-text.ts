/** Text with marks for what is known only once it is made: a script that names an interface, a policy that names a table. */
import type { OwnIdentifier } from "../src/plan/planned/exchange";
import { expressionOf } from "./identifier";

/** The text of a Terraform string, with each mark as the identifier it stands for. The text itself is plain already. */
export function lateText(text: string, late: Readonly<Record<string, OwnIdentifier>>): string {
  const marks = Object.keys(late).sort((a, b) => b.length - a.length);
  return marks.reduce(
    (done, mark) => done.replaceAll(mark, () => expressionOf(late[mark] as OwnIdentifier)),
    text,
  );
}
