/** Lowers the organisation's own facts and its Terraform settings. */
import { regionOfAzId } from "../../aws/regions";
import type { Organization, Region } from "../../model/network-model";
import type { Backend, ExchangeBucket, TerraformSettings } from "../../model/terraform";
import type { TerraformShape } from "../shape/terraform";
import { checkKnown, type LowerContext, namesIn } from "./context";

export function lowerOrganization({ configuration }: LowerContext): Organization {
  const { name, id, partition = "aws", tags = {} } = configuration.organization;
  return { name, ...(id && { id }), partition, tags };
}

export function lowerRegions({ configuration, merged, collector }: LowerContext): Region[] {
  return Object.entries(configuration.regions)
    .map(([name, { availabilityZones }]) => {
      const path = ["regions", name, "availabilityZones"];
      for (const [index, az] of availabilityZones.entries()) {
        const actual = regionOfAzId(az);
        // An AZ of a region newer than our data is let through: a wrong refusal would block a right configuration.
        if (actual !== undefined && actual !== name) {
          collector.report("AZ_OF_OTHER_REGION", merged.locate([...path, index]), {
            az,
            actual,
            region: name,
          });
        }
      }
      return { name, availabilityZones, at: merged.locate(["regions", name], "key") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function lowerTerraform(context: LowerContext): TerraformSettings {
  const { configuration, merged, collector } = context;
  const shape = configuration.terraform ?? {};
  const accounts = namesIn(configuration.accounts);
  if (shape.backend?.type === "s3" && shape.backend.account !== undefined) {
    const at = merged.locate(["terraform", "backend", "account"]);
    checkKnown(collector, "account", shape.backend.account, accounts, at);
  }
  const backend = lowerBackend(shape.backend);
  const exchange = lowerExchange(shape.exchange, backend);
  return {
    requiredVersion: shape.requiredVersion ?? ">= 1.10",
    awsProvider: shape.awsProvider ?? ">= 5.100.0, < 7.0.0",
    backend,
    ...(exchange && { exchange }),
    ...(shape.deployRole && { deployRole: shape.deployRole }),
    ...(shape.requiredVersion && { requiredVersionAt: merged.locate(["terraform", "requiredVersion"]) }),
    ...(configuration.terraform && { at: merged.locate(["terraform"], "key") }),
  };
}

function lowerExchange(shape: TerraformShape["exchange"], backend: Backend): ExchangeBucket | undefined {
  if (shape) return { bucket: shape.bucket, region: shape.region, prefix: shape.prefix ?? "network" };
  if (backend.type !== "s3") return undefined;
  const { bucket, region, prefix } = backend;
  return { bucket, region, prefix };
}

function lowerBackend(shape: NonNullable<LowerContext["configuration"]["terraform"]>["backend"]): Backend {
  switch (shape?.type) {
    case "s3": {
      const { type, bucket, region, account, prefix = "network" } = shape;
      return { type, bucket, region, prefix, ...(account && { account }) };
    }
    case "cloud": {
      const { type, organization, hostname, project, workspacePrefix = "" } = shape;
      return {
        type,
        organization,
        ...(hostname && { hostname }),
        ...(project && { project }),
        workspacePrefix,
      };
    }
    default:
      return { type: "local", directory: shape?.directory ?? "../../../state" };
  }
}
