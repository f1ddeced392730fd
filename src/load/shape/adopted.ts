/** What was built before this configuration, and is taken over as it is. */
import { IMPORTABLE, type ImportableType } from "../../aws/data/importable";
import { text } from "./texts";
import { z } from "./zod";

const importId = z.string().regex(/^[A-Za-z0-9*\\][\w.:/*\\@+-]{0,1023}$/);

const ref = text(/^[a-z0-9][a-z0-9._/-]{0,511}$/, "orders/us-east-1/main");

const EXAMPLES: Readonly<Partial<Record<ImportableType, string>>> = {
  aws_route: "rtb-0a1b2c3d4e5f60718_0.0.0.0/0",
  aws_route_table_association: "subnet-0a1b2c3d4e5f60718/rtb-0a1b2c3d4e5f60718",
  aws_subnet: "subnet-0a1b2c3d4e5f60718",
  aws_vpc: "vpc-0a1b2c3d4e5f60718",
};

/** `SUBNET-ID/TABLE-ID`, or what the type's own ID is. */
function described(type: string, form: string): string {
  const words = { id: "its own ID", arn: "its ARN", name: "its name" }[form] ?? `\`${form}\``;
  return `What Terraform imports an \`${type}\` by: ${words}.`;
}

const ids = Object.fromEntries(
  Object.entries(IMPORTABLE).map(([type, form]) => {
    const example = EXAMPLES[type as ImportableType];
    const meta = {
      description: described(type, form),
      ...(example !== undefined && { examples: [example] }),
    };
    return [type, importId.optional().meta(meta)];
  }),
) as Record<ImportableType, z.ZodOptional<typeof importId>>;

export const adopted = z.record(ref, z.strictObject(ids).meta({ id: "Adopted" })).meta({
  description:
    "What was built before, by the ref that it has now and the type of its resource. Terraform imports it, and leaves its tags and its physical name as they are for as long as it stands here. Written by cadastre adopt.",
});
